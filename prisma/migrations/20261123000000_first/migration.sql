-- CreateTable
CREATE TABLE "Item" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "brand" TEXT,
    "categoryPath" TEXT[],
    "price" DECIMAL(18,4),
    "currency" TEXT,
    "compareAtPrice" DECIMAL(18,4),
    "availability" TEXT NOT NULL DEFAULT 'IN_STOCK',
    "ratingAverage" REAL,
    "ratingCount" INTEGER,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "imageStatus" TEXT NOT NULL DEFAULT 'missing',
    "imageHash" TEXT,
    "imageWidth" INTEGER,
    "imageHeight" INTEGER,
    "imageProblem" TEXT,
    "contentHash" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" BIGSERIAL NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModalityVector" (
    "encoder" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "dimension" INTEGER NOT NULL,
    "values" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModalityVector_pkey" PRIMARY KEY ("encoder","contentHash")
);

-- CreateTable
CREATE TABLE "SearchEvent" (
    "userId" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "slateId" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "resultCount" INTEGER NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "shownAt" TIMESTAMPTZ(3) NOT NULL,
    "ingestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SearchEvent_pkey" PRIMARY KEY ("userId","eventId")
);

-- CreateTable
CREATE TABLE "ImpressionEvent" (
    "userId" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "slateId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "policy" TEXT NOT NULL,
    "propensity" REAL NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "shownAt" TIMESTAMPTZ(3) NOT NULL,
    "ingestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImpressionEvent_pkey" PRIMARY KEY ("userId","eventId")
);

-- CreateTable
CREATE TABLE "InteractionEvent" (
    "userId" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" REAL NOT NULL,
    "slateId" TEXT,
    "position" INTEGER,
    "query" TEXT,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "ingestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InteractionEvent_pkey" PRIMARY KEY ("userId","eventId")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "userId" TEXT NOT NULL,
    "personalization" BOOLEAN NOT NULL DEFAULT true,
    "analytics" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "FeatureValue" (
    "view" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "values" JSONB NOT NULL,
    "ingestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FeatureValue_pkey" PRIMARY KEY ("view","entityId","asOf")
);

-- CreateTable
CREATE TABLE "ModelVersion" (
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "directory" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "metrics" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ModelVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobState" (
    "job" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobState_pkey" PRIMARY KEY ("job","fingerprint")
);

-- CreateIndex
CREATE INDEX "Item_version_idx" ON "Item"("version");

-- CreateIndex
CREATE INDEX "SearchEvent_shownAt_idx" ON "SearchEvent"("shownAt");

-- CreateIndex
CREATE INDEX "ImpressionEvent_userId_slateId_idx" ON "ImpressionEvent"("userId", "slateId");

-- CreateIndex
CREATE INDEX "ImpressionEvent_shownAt_idx" ON "ImpressionEvent"("shownAt");

-- CreateIndex
CREATE INDEX "InteractionEvent_userId_slateId_idx" ON "InteractionEvent"("userId", "slateId");

-- CreateIndex
CREATE INDEX "InteractionEvent_userId_occurredAt_idx" ON "InteractionEvent"("userId", "occurredAt" DESC);

-- CreateIndex
CREATE INDEX "InteractionEvent_occurredAt_idx" ON "InteractionEvent"("occurredAt");

-- What the schema language can't say.

-- Already compact: trying to compress float16 only costs time.
ALTER TABLE "ModalityVector" ALTER COLUMN "values" SET STORAGE EXTERNAL;
ALTER TABLE "ModalityVector" ADD CONSTRAINT "ModalityVector_values_length" CHECK (octet_length("values") = "dimension" * 2);

ALTER TABLE "Item" ADD CONSTRAINT "Item_price_not_negative" CHECK ("price" >= 0 AND "compareAtPrice" >= 0);
ALTER TABLE "Item" ADD CONSTRAINT "Item_price_has_currency" CHECK ("price" IS NULL OR "currency" IS NOT NULL);
ALTER TABLE "Item" ADD CONSTRAINT "Item_image_status" CHECK ("imageStatus" IN ('present', 'missing', 'broken'));
ALTER TABLE "Item" ADD CONSTRAINT "Item_present_image_has_hash" CHECK (("imageStatus" = 'present') = ("imageHash" IS NOT NULL));

ALTER TABLE "ModelVersion" ADD CONSTRAINT "ModelVersion_status" CHECK ("status" IN ('trained', 'live', 'retired'));
CREATE UNIQUE INDEX "ModelVersion_one_live" ON "ModelVersion" (("status" = 'live')) WHERE "status" = 'live';

-- Versions must become visible in their order, or a reader that asks for "newer than what I hold" would miss a row whose
-- lower version is committed later. So whoever writes items waits here, before it draws a version, until the writer
-- before it has committed.
CREATE FUNCTION "lock_catalog_for_writing"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7270736901);
  RETURN NULL;
END
$$;
CREATE TRIGGER "Item_lock" BEFORE INSERT OR UPDATE OR DELETE ON "Item"
  FOR EACH STATEMENT EXECUTE FUNCTION "lock_catalog_for_writing"();

CREATE FUNCTION "bump_item_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := nextval('"Item_version_seq"');
  RETURN NEW;
END
$$;
CREATE TRIGGER "Item_version" BEFORE UPDATE ON "Item"
  FOR EACH ROW EXECUTE FUNCTION "bump_item_version"();

-- LISTEN catalog_changed: the payload is the newest version of the statement.
CREATE FUNCTION "notify_catalog_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest bigint;
BEGIN
  SELECT max("version") INTO newest FROM changed;
  IF newest IS NOT NULL THEN
    PERFORM pg_notify('catalog_changed', newest::text);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "Item_inserted" AFTER INSERT ON "Item" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_catalog_changed"();
CREATE TRIGGER "Item_updated" AFTER UPDATE ON "Item" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_catalog_changed"();
