import { dayOf, upload, type ForeignItem, type ForeignSite } from './export'

// Two sites in Chinese: one with slugs of its own letters and a clock eight hours ahead, one of an old network that a 3.1 broke.

const base = 'http://blog.yuanshan.example'
const at = `${base}/wp-content/uploads/2012/09`
const things = ['山路', '竹林', '茶馆', '渡口', '石桥', '集市', '老井', '风车', '稻田']
const verbs = ['走过', '记得', '拍下', '遇见', '离开']
const encoded = (text: string) => encodeURIComponent(text).toLowerCase()
const news = ['category', encoded('新闻'), '新闻'] as const
const walks = ['category', encoded('行走'), '行走'] as const

function content(n: number) {
  const [thing, verb] = [things[n % things.length]!, verbs[n % verbs.length]!]
  return [
    `<p>第${n + 1}天清晨，我们${verb}${thing}。天气很好，风也不大；“慢慢来”，老人说。</p>`,
    `<p>这里有 <b>WordPress</b> 与中文混排，以及全角数字１２３、标点……和书名号《${thing}记》。</p>`,
    `<p><img src="${at}/${encoded('照片')}-300x200.png" alt="一张照片" class="alignnone wp-image-301" /></p>`,
    `<blockquote><p>路长，人少。</p></blockquote><ol><li>先到${thing}</li><li>再回头</li></ol>`,
    `<table><tbody><tr><td>地点</td><td>${thing}</td></tr><tr><td>里程</td><td>${n}公里</td></tr></tbody></table>`,
    `<p>参见<a href="${base}/?p=${((n + 3) % 22) + 1}">另一篇</a>，<ruby>行<rt>háng</rt></ruby>业与行路。</p>`,
  ].join('\n')
}

export const chinese: ForeignSite = {
  name: 'Chinese, numbers and own letters',
  language: 'zh-CN',
  base,
  ahead: 8,
  permalink: ({ type = 'post', id, slug }) =>
    type === 'post' ? (id % 2 ? `/?p=${id}` : `/archives/${slug}.html`) : id % 2 ? `/?page_id=${id}` : `/${slug}/`,
  terms: [
    { id: 3, taxonomy: 'category', slug: news[1], name: '新闻' },
    { id: 4, taxonomy: 'category', slug: walks[1], name: '行走', parent: news[1] },
    { id: 5, taxonomy: 'category', slug: 'uncategorized', name: '未分类' },
    { id: 9, taxonomy: 'post_tag', slug: encoded('竹'), name: '竹' },
  ],
  items: [
    ...Array.from({ length: 22 }, (_, n): ForeignItem => ({
      id: n + 1,
      title: `${verbs[n % verbs.length]}${things[n % things.length]}（${n + 1}）`,
      slug: encoded(`${things[n % things.length]}-${n + 1}`),
      date: dayOf(n, '2011-12-31'),
      content: content(n),
      excerpt: n % 4 ? '' : `摘要：${things[n % things.length]}的一天。`,
      terms: [
        n % 3 ? walks : news,
        ['post_tag', encoded('竹'), '竹'],
        ...(n === 5 ? [['category', 'uncategorized', '未分类'] as const] : []),
      ],
    })),
    { id: 40, type: 'page', title: '关于', slug: encoded('关于'), content: '<p>写给走路的人。</p>' },
    { id: 41, type: 'page', title: '联系', slug: 'contact', content: '<p>请写信来。</p>' },
    upload(301, `${at}/${encoded('照片')}.png`, { title: '照片' }),
  ],
  files: ['2012/09/照片.png'],
}

const oldBase = 'http://old.yuanshan.example'

export const brokenChinese: ForeignSite = {
  name: 'Chinese, broken by a 3.1',
  language: 'zh-TW',
  base: oldBase,
  ahead: 8,
  version: '1.0',
  permalink: ({ type = 'post', date = '', id }) =>
    type === 'post' ? `/${date.slice(0, 10).replaceAll('-', '/')}/${id}/` : `/?page_id=${id}`,
  terms: [{ id: 6, taxonomy: 'category', slug: encoded('隨筆'), name: '隨筆' }],
  items: [
    ...Array.from({ length: 12 }, (_, n): ForeignItem => ({
      id: n + 100,
      title: `舊文 ${n + 1}：${things[n % things.length]}`,
      slug: n % 2 ? encoded(`舊文${n + 1}`) : '',
      date: dayOf(n, '2010-12-30'),
      content: `<p>開頭的話，第${n + 1}篇。</p>\n${n % 3 ? '' : '<script type="text/javascript">\n//NESTED-BEGIN\nvar a = 1 < 2;\n//NESTED-END\n</script>\n'}<p><img src="/files/2010/12/map-150x150.png" alt="地圖"><a href="/files/2010/12/list.csv">表格</a></p><p>結尾的話 &amp; 再見，${things[n % things.length]}。</p>`,
      terms: [['category', encoded('隨筆'), '隨筆']],
      link: n % 2 ? `/?p=${n + 100}` : undefined,
    })),
    { id: 150, type: 'page', title: '舊頁', content: '<p>一頁舊文字。</p>' },
  ],
  files: ['2010/12/map.png', '2010/12/list.csv'],
  damage: (xml) => xml.replaceAll('NESTED-BEGIN', '<![CDATA[').replaceAll('NESTED-END', ']]>'),
}
