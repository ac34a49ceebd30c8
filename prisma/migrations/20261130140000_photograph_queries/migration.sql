-- AlterTable
ALTER TABLE "SearchEvent" ADD COLUMN "photograph" TEXT;
