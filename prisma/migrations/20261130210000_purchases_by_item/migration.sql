-- Who bought an item, the last ones first: purchases are few among the interactions, so the index holds those alone.
CREATE INDEX "InteractionEvent_purchase_idx" ON "InteractionEvent"("itemId", "occurredAt" DESC) WHERE "kind" = 'purchase';
