-- CreateTable
CREATE TABLE "ForgottenUser" (
    "requestId" TEXT NOT NULL,
    "userHash" TEXT NOT NULL,
    "forgottenAt" TIMESTAMPTZ(3) NOT NULL,
    "removed" JSONB NOT NULL,
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "ForgottenUser_pkey" PRIMARY KEY ("requestId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ForgottenUser_sequence_key" ON "ForgottenUser"("sequence");

-- CreateIndex
CREATE INDEX "ForgottenUser_userHash_idx" ON "ForgottenUser"("userHash");
