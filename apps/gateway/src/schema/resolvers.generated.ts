/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.generated.ts';
    import    { alsoBought as Query_alsoBought } from './recommendations/resolvers/Query/alsoBought.ts';
import    { auditLog as Query_auditLog } from './audit/resolvers/Query/auditLog.ts';
import    { exportMyData as Query_exportMyData } from './privacy/resolvers/Query/exportMyData.ts';
import    { failingQueries as Query_failingQueries } from './metrics/resolvers/Query/failingQueries.ts';
import    { featureStatistics as Query_featureStatistics } from './metrics/resolvers/Query/featureStatistics.ts';
import    { forgetReceipt as Query_forgetReceipt } from './privacy/resolvers/Query/forgetReceipt.ts';
import    { modelInfo as Query_modelInfo } from './model/resolvers/Query/modelInfo.ts';
import    { modelVersions as Query_modelVersions } from './model/resolvers/Query/modelVersions.ts';
import    { node as Query_node } from './base/resolvers/Query/node.ts';
import    { nodes as Query_nodes } from './base/resolvers/Query/nodes.ts';
import    { previewRules as Query_previewRules } from './rules/resolvers/Query/previewRules.ts';
import    { product as Query_product } from './product/resolvers/Query/product.ts';
import    { products as Query_products } from './product/resolvers/Query/products.ts';
import    { recommendations as Query_recommendations } from './recommendations/resolvers/Query/recommendations.ts';
import    { rule as Query_rule } from './rules/resolvers/Query/rule.ts';
import    { ruleHistory as Query_ruleHistory } from './rules/resolvers/Query/ruleHistory.ts';
import    { rules as Query_rules } from './rules/resolvers/Query/rules.ts';
import    { searchMetrics as Query_searchMetrics } from './metrics/resolvers/Query/searchMetrics.ts';
import    { searchRanked as Query_searchRanked } from './search/resolvers/Query/searchRanked.ts';
import    { similarItems as Query_similarItems } from './recommendations/resolvers/Query/similarItems.ts';
import    { suggest as Query_suggest } from './search/resolvers/Query/suggest.ts';
import    { topQueries as Query_topQueries } from './metrics/resolvers/Query/topQueries.ts';
import    { trending as Query_trending } from './recommendations/resolvers/Query/trending.ts';
import    { userProfile as Query_userProfile } from './profile/resolvers/Query/userProfile.ts';
import    { viewer as Query_viewer } from './base/resolvers/Query/viewer.ts';
import    { archiveRule as Mutation_archiveRule } from './rules/resolvers/Mutation/archiveRule.ts';
import    { createRule as Mutation_createRule } from './rules/resolvers/Mutation/createRule.ts';
import    { forgetMe as Mutation_forgetMe } from './privacy/resolvers/Mutation/forgetMe.ts';
import    { publishRule as Mutation_publishRule } from './rules/resolvers/Mutation/publishRule.ts';
import    { revertRule as Mutation_revertRule } from './rules/resolvers/Mutation/revertRule.ts';
import    { trackEvents as Mutation_trackEvents } from './events/resolvers/Mutation/trackEvents.ts';
import    { updateConsent as Mutation_updateConsent } from './privacy/resolvers/Mutation/updateConsent.ts';
import    { updateRule as Mutation_updateRule } from './rules/resolvers/Mutation/updateRule.ts';
import    { rankingUpdated as Subscription_rankingUpdated } from './live/resolvers/Subscription/rankingUpdated.ts';
import    { searchMetricsUpdated as Subscription_searchMetricsUpdated } from './metrics/resolvers/Subscription/searchMetricsUpdated.ts';
import    { Affinity } from './profile/resolvers/Affinity.ts';
import    { AppliedRule } from './rules/resolvers/AppliedRule.ts';
import    { Brand } from './product/resolvers/Brand.ts';
import    { CatalogueInfo } from './model/resolvers/CatalogueInfo.ts';
import    { Category } from './product/resolvers/Category.ts';
import    { Contribution } from './search/resolvers/Contribution.ts';
import    { FacetValue } from './search/resolvers/FacetValue.ts';
import    { Image } from './product/resolvers/Image.ts';
import    { MerchandisingRule } from './rules/resolvers/MerchandisingRule.ts';
import    { ModelInfo } from './model/resolvers/ModelInfo.ts';
import    { ModelVersion } from './model/resolvers/ModelVersion.ts';
import    { Product } from './product/resolvers/Product.ts';
import    { ProductAttribute } from './product/resolvers/ProductAttribute.ts';
import    { ProfileRecommendation } from './profile/resolvers/ProfileRecommendation.ts';
import    { RangeFacet } from './search/resolvers/RangeFacet.ts';
import    { RankMove } from './live/resolvers/RankMove.ts';
import    { RankingExplanation } from './search/resolvers/RankingExplanation.ts';
import    { RankingUpdate } from './live/resolvers/RankingUpdate.ts';
import    { RecentInteraction } from './profile/resolvers/RecentInteraction.ts';
import    { RecommendationConnection } from './recommendations/resolvers/RecommendationConnection.ts';
import    { RecommendationEdge } from './recommendations/resolvers/RecommendationEdge.ts';
import    { RuleRevision } from './rules/resolvers/RuleRevision.ts';
import    { SearchConnection } from './search/resolvers/SearchConnection.ts';
import    { SearchEdge } from './search/resolvers/SearchEdge.ts';
import    { SearchMetrics } from './metrics/resolvers/SearchMetrics.ts';
import    { TermsFacet } from './search/resolvers/TermsFacet.ts';
import    { UserProfile } from './profile/resolvers/UserProfile.ts';
import    { CurrencyCode } from './base/resolvers/CurrencyCode.ts';
import    { DateTime } from './base/resolvers/DateTime.ts';
import    { Decimal } from './base/resolvers/Decimal.ts';
import    { URL } from './base/resolvers/URL.ts';
    export const resolvers: Resolvers = {
      Query: { alsoBought: Query_alsoBought,auditLog: Query_auditLog,exportMyData: Query_exportMyData,failingQueries: Query_failingQueries,featureStatistics: Query_featureStatistics,forgetReceipt: Query_forgetReceipt,modelInfo: Query_modelInfo,modelVersions: Query_modelVersions,node: Query_node,nodes: Query_nodes,previewRules: Query_previewRules,product: Query_product,products: Query_products,recommendations: Query_recommendations,rule: Query_rule,ruleHistory: Query_ruleHistory,rules: Query_rules,searchMetrics: Query_searchMetrics,searchRanked: Query_searchRanked,similarItems: Query_similarItems,suggest: Query_suggest,topQueries: Query_topQueries,trending: Query_trending,userProfile: Query_userProfile,viewer: Query_viewer },
      Mutation: { archiveRule: Mutation_archiveRule,createRule: Mutation_createRule,forgetMe: Mutation_forgetMe,publishRule: Mutation_publishRule,revertRule: Mutation_revertRule,trackEvents: Mutation_trackEvents,updateConsent: Mutation_updateConsent,updateRule: Mutation_updateRule },
      Subscription: { rankingUpdated: Subscription_rankingUpdated,searchMetricsUpdated: Subscription_searchMetricsUpdated },
      Affinity: Affinity,
AppliedRule: AppliedRule,
Brand: Brand,
CatalogueInfo: CatalogueInfo,
Category: Category,
Contribution: Contribution,
FacetValue: FacetValue,
Image: Image,
MerchandisingRule: MerchandisingRule,
ModelInfo: ModelInfo,
ModelVersion: ModelVersion,
Product: Product,
ProductAttribute: ProductAttribute,
ProfileRecommendation: ProfileRecommendation,
RangeFacet: RangeFacet,
RankMove: RankMove,
RankingExplanation: RankingExplanation,
RankingUpdate: RankingUpdate,
RecentInteraction: RecentInteraction,
RecommendationConnection: RecommendationConnection,
RecommendationEdge: RecommendationEdge,
RuleRevision: RuleRevision,
SearchConnection: SearchConnection,
SearchEdge: SearchEdge,
SearchMetrics: SearchMetrics,
TermsFacet: TermsFacet,
UserProfile: UserProfile,
CurrencyCode: CurrencyCode,
DateTime: DateTime,
Decimal: Decimal,
URL: URL
    }