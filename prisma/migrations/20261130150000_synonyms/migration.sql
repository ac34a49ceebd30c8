-- CreateTable
CREATE TABLE "Synonym" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "asked" TEXT,
    "phrases" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Synonym_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Synonym_source_idx" ON "Synonym"("source");
