import { continueSlate } from '../../../../slates/continue-slate.ts';
import { servePage } from '../../../../slates/served-page.ts';
import { viewerAs } from '../../../../access/viewer-as.ts';
import type { QueryResolvers } from '../../../types.generated.ts';
import { facetKeysAsked } from '../../facet-keys.ts';
import { photographKey } from '../../photograph.ts';
import { searchRequest } from '../../search-request.ts';
import { checkedFirst } from '../../../../slates/page.ts';

export const searchRanked: NonNullable<QueryResolvers['searchRanked']> = async (...asked) => {
  const [, args, context, info] = asked;
  const first = checkedFirst(args.first);
  const viewer = viewerAs(context, { userId: args.userId, purpose: 'rank' });
  const request = searchRequest(args.input, { viewer, facetKeys: facetKeysAsked(info) });
  const { text, photograph, filters, sort, personalization } = request;
  const looks = photograph && photographKey(photograph);
  const fingerprint = JSON.stringify({ text, looks, filters, sort, personalization });
  if (typeof args.after === 'string') {
    const { served, after } = continueSlate(context.slates, { after: args.after, fingerprint });
    return servePage(served, { first, after }, context);
  }
  const servedAt = context.clock();
  const slate = await context.serving.search(request, context.deadline);
  const served = {
    slate,
    basis: slate.basis,
    ...(photograph?.picture.kind === 'upload' ? {} : { request }),
    viewer,
    query: text,
    ...(photograph === undefined ? {} : { photograph: photograph.picture.kind }),
    servedAt,
    fingerprint,
  };
  context.slates.keep(served);
  return servePage(served, { first, after: -1 }, context);
};
