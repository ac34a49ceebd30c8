-- What is spent is of minutes: not written to the log, and empty after a crash of the server.
CREATE UNLOGGED TABLE "RateWindow" (
    "principalHash" TEXT NOT NULL,
    "spent" DOUBLE PRECISION NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RateWindow_pkey" PRIMARY KEY ("principalHash")
);

-- Room beside each row for its next version.
ALTER TABLE "RateWindow" SET (fillfactor = 50);
