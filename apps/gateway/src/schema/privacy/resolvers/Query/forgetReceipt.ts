import type { QueryResolvers } from '../../../types.generated.ts';

export const forgetReceipt: NonNullable<QueryResolvers['forgetReceipt']> = async (
  _parent,
  { requestId },
  { forgetting },
) => {
  const receipt = await forgetting.receipt(requestId);
  if (receipt !== undefined) return { __typename: 'ForgetReceipt', ...receipt };
  const message = 'requestId: expected one that forgetMe told, got another';
  return { __typename: 'NotFoundError', id: requestId, message, path: ['requestId'] };
};
