import type { FieldNames } from '../field-plan.ts';

export type CatalogField =
  | 'id'
  | 'title'
  | 'description'
  | 'brand'
  | 'department'
  | 'category'
  | 'subcategory'
  | 'type'
  | 'colour'
  | 'price'
  | 'currency'
  | 'compareAtPrice'
  | 'availability'
  | 'stock'
  | 'rating'
  | 'ratingCount'
  | 'image'
  | 'attributes'
  | 'createdAt'
  | 'updatedAt'
  | 'simulated';

/** What shops call their columns. The four levels of category are joined into one path, root first. */
export const CATALOG_FIELD_NAMES: FieldNames<CatalogField> = {
  id: ['id', 'itemId', 'productId', 'sku', 'articleId', 'parentAsin', 'asin', 'productCode', 'code', 'handle', '编号'],
  title: ['title', 'name', 'productDisplayName', 'productTitle', 'productName', 'itemName', '标题', '名称'],
  description: [
    'description',
    'productDescription',
    'longDescription',
    'body',
    'bodyHtml',
    'details',
    'detailDesc',
    '描述',
  ],
  brand: ['brand', 'brandName', 'manufacturer', 'vendor', 'store', '品牌'],
  department: ['department', 'masterCategory', 'mainCategory', 'categoryLevel1', 'category1'],
  category: [
    'categoryPath',
    'category',
    'categories',
    'productCategory',
    'googleProductCategory',
    'categoryCode',
    '分类',
    '类目',
  ],
  subcategory: ['subCategory', 'categoryLevel2', 'category2'],
  type: ['articleType', 'productType', 'productTypeName', 'categoryLevel3', 'category3'],
  colour: ['colour', 'color', 'baseColour', 'baseColor', 'colourName', 'colorName', 'colourGroupName', '颜色'],
  price: ['price', 'salePrice', 'currentPrice', 'sellingPrice', 'amount', '价格'],
  currency: ['currency', 'priceCurrency', 'currencyCode'],
  compareAtPrice: ['compareAtPrice', 'listPrice', 'originalPrice', 'regularPrice', 'msrp', 'rrp', 'oldPrice', 'mrp'],
  availability: ['availability', 'stockStatus', 'inStock'],
  stock: ['stock', 'inventory', 'stockQuantity', 'quantityAvailable'],
  rating: ['rating', 'averageRating', 'ratingAverage', 'avgRating', 'stars'],
  ratingCount: [
    'ratingCount',
    'ratingNumber',
    'numRatings',
    'ratingsCount',
    'reviewCount',
    'reviewsCount',
    'numReviews',
    'numberOfReviews',
  ],
  image: [
    'image',
    'imagePath',
    'imageFile',
    'imageUrl',
    'imageLink',
    'picture',
    'photo',
    'thumbnail',
    'images',
    '图片',
  ],
  attributes: ['attributes', 'specs', 'specifications', 'properties', 'facets'],
  createdAt: ['createdAt', 'created', 'dateAdded', 'addedAt', 'firstAvailable', 'releaseDate', 'launchDate'],
  updatedAt: ['updatedAt', 'updated', 'modifiedAt', 'lastModified'],
  simulated: ['simulated'],
};
