import type { ForgetReceipt } from '@fusionrank/feature-store';

export type ForgetReceiptSource = ForgetReceipt;
