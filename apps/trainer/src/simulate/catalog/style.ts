/** The styles of the demo shop: the words its makers put into titles and descriptions. */
export const STYLES = {
  classic: {
    zh: '经典',
    words: ['Classic', 'Timeless', 'Heritage'],
    zhWords: ['经典', '百搭', '复古'],
    praise: ['a quiet classic that outlives the season', 'cut the way it has been for decades'],
    zhPraise: ['经典版型，经久耐看', '简单大方，四季皆宜'],
  },
  elegant: {
    zh: '优雅',
    words: ['Elegant', 'Refined', 'Evening'],
    zhWords: ['优雅', '轻奢', '精致'],
    praise: ['made for long evenings and good company', 'finished by hand, with fine lines'],
    zhPraise: ['线条精致，尽显优雅气质', '手工收尾，细节讲究'],
  },
  sporty: {
    zh: '运动',
    words: ['Sporty', 'Lightweight', 'Active'],
    zhWords: ['运动', '轻量', '活力'],
    praise: ['light, quick and ready for the next lap', 'built for training days'],
    zhPraise: ['轻盈灵活，运动无负担', '专为训练与日常运动设计'],
  },
  minimal: {
    zh: '简约',
    words: ['Minimal', 'Clean', 'Essential'],
    zhWords: ['简约', '极简', '素雅'],
    praise: ['nothing too much, nothing missing', 'clean lines and calm surfaces'],
    zhPraise: ['极简设计，恰到好处', '线条干净，质感沉稳'],
  },
  boho: {
    zh: '民族风',
    words: ['Boho', 'Handwoven', 'Artisan'],
    zhWords: ['民族风', '手工', '文艺'],
    praise: ['with the warmth of things made by hand', 'inspired by markets and far journeys'],
    zhPraise: ['手工温度，独一无二', '灵感来自远方的市集'],
  },
  playful: {
    zh: '趣味',
    words: ['Playful', 'Fun', 'Cheerful'],
    zhWords: ['趣味', '可爱', '童趣'],
    praise: ['a small joke that makes you smile every day', 'bright, bold and a little silly'],
    zhPraise: ['俏皮可爱，让人会心一笑', '色彩明快，心情也跟着明亮'],
  },
  rugged: {
    zh: '户外',
    words: ['Rugged', 'Outdoor', 'Sturdy'],
    zhWords: ['户外', '耐用', '工装'],
    praise: ['made to be scratched and to last', 'at home on rough paths and in bad weather'],
    zhPraise: ['结实耐磨，不惧风雨', '为户外而生，越用越有味道'],
  },
} as const;
export type Style = keyof typeof STYLES;
