-- CreateTable
CREATE TABLE "MerchandisingRule" (
    "id" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "published" JSONB,
    "publishedVersion" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT NOT NULL,
    "createdByRole" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" TEXT NOT NULL,
    "updatedByRole" TEXT NOT NULL,

    CONSTRAINT "MerchandisingRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MerchandisingRuleRevision" (
    "sequence" BIGSERIAL NOT NULL,
    "ruleId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "change" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorRole" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MerchandisingRuleRevision_pkey" PRIMARY KEY ("sequence")
);

-- CreateIndex
CREATE UNIQUE INDEX "MerchandisingRule_number_key" ON "MerchandisingRule"("number");

-- CreateIndex
CREATE INDEX "MerchandisingRule_status_idx" ON "MerchandisingRule"("status");

-- CreateIndex
CREATE UNIQUE INDEX "MerchandisingRuleRevision_ruleId_version_key" ON "MerchandisingRuleRevision"("ruleId", "version");

ALTER TABLE "MerchandisingRule" ADD CONSTRAINT "MerchandisingRule_status" CHECK ("status" IN ('DRAFT', 'PUBLISHED', 'ARCHIVED'));
ALTER TABLE "MerchandisingRule" ADD CONSTRAINT "MerchandisingRule_in_force_when_published" CHECK (("status" = 'PUBLISHED') = ("published" IS NOT NULL));
