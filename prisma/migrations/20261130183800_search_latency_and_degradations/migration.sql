-- AlterTable
ALTER TABLE "SearchEvent" ADD COLUMN "degraded" TEXT,
ADD COLUMN "latencyMs" REAL;
