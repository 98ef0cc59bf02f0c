import { formatNumber } from '@/lib/text/numbers'
import { counted, type Spoken } from './say'

type Words = {
  posts: (n: number) => string
  publications: (n: number) => string
  items: (n: number) => string
  /** A count as a sentence of its own, with the order of the list. */
  newestFirst: (counted: string) => string
  allPosts: (n: number) => string
  allTopics: string
  readMore: string
  newer: string
  older: string
  previous: string
  next: string
  /** The pages of a list. */
  pagesOfList: string
  pageOf: (page: number, pages: number) => string
  /** The title of a later page of a list. */
  onPage: (title: string, page: number) => string
  topicsLead: string
  countriesLead: string
  nothingFiled: string
  everythingAbout: (name: string) => string
  publicationsOnly: string
}

/** Lists of entries and of what they are filed under. */
export const listWords: Spoken<Words> = {
  en: {
    posts: (n) => counted(n, 'post'),
    publications: (n) => counted(n, 'publication'),
    items: (n) => counted(n, 'item'),
    newestFirst: (count) => `${count}, newest first`,
    allPosts: (n) => `All ${formatNumber(n)} posts, newest first.`,
    allTopics: 'All topics',
    readMore: 'Read more',
    newer: 'Newer',
    older: 'Older',
    previous: 'Previous',
    next: 'Next',
    pagesOfList: 'Pages',
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    onPage: (title, page) => `${title}, page ${page}`,
    topicsLead: 'What posts and publications are about.',
    countriesLead: 'The places that posts and publications are about.',
    nothingFiled: 'Nothing has been filed here yet.',
    everythingAbout: (name) => `Everything about ${name}.`,
    publicationsOnly: 'Publications only',
  },
  km: {
    posts: (n) => `${formatNumber(n, 'km')} អត្ថបទ`,
    publications: (n) => `${formatNumber(n, 'km')} ឯកសារបោះពុម្ពផ្សាយ`,
    items: (n) => `${formatNumber(n, 'km')} ចំណងជើង`,
    newestFirst: (count) => `${count} រៀបពីថ្មីទៅចាស់`,
    allPosts: (n) => `អត្ថបទទាំង ${formatNumber(n, 'km')} រៀបពីថ្មីទៅចាស់។`,
    allTopics: 'ប្រធានបទទាំងអស់',
    readMore: 'អានបន្ត',
    newer: 'ថ្មីជាង',
    older: 'ចាស់ជាង',
    previous: 'មុន',
    next: 'បន្ទាប់',
    pagesOfList: 'លេខទំព័រ',
    pageOf: (page, pages) => `ទំព័រ ${page} នៃ ${pages}`,
    onPage: (title, page) => `${title} ទំព័រ ${page}`,
    topicsLead: 'ប្រធានបទដែលអត្ថបទ និងឯកសារបោះពុម្ពផ្សាយនិយាយអំពី។',
    countriesLead: 'ប្រទេស និងតំបន់ដែលអត្ថបទ និងឯកសារបោះពុម្ពផ្សាយនិយាយអំពី។',
    nothingFiled: 'មិនទាន់មានអ្វីនៅទីនេះនៅឡើយទេ។',
    everythingAbout: (name) => `អ្វីៗទាំងអស់អំពី ${name}។`,
    publicationsOnly: 'តែឯកសារបោះពុម្ពផ្សាយ',
  },
  lo: {
    posts: (n) => `${formatNumber(n, 'lo')} ບົດຄວາມ`,
    publications: (n) => `ສິ່ງພິມ ${formatNumber(n, 'lo')} ສະບັບ`,
    items: (n) => `${formatNumber(n, 'lo')} ລາຍການ`,
    newestFirst: (count) => `${count} ລຽງຈາກໃໝ່ຫາເກົ່າ`,
    allPosts: (n) => `ບົດຄວາມທັງໝົດ ${formatNumber(n, 'lo')} ບົດ ລຽງຈາກໃໝ່ຫາເກົ່າ.`,
    allTopics: 'ຫົວຂໍ້ທັງໝົດ',
    readMore: 'ອ່ານຕໍ່',
    newer: 'ໃໝ່ກວ່າ',
    older: 'ເກົ່າກວ່າ',
    previous: 'ກ່ອນໜ້າ',
    next: 'ຖັດໄປ',
    pagesOfList: 'ໜ້າຕ່າງໆ',
    pageOf: (page, pages) => `ໜ້າ ${page} ຈາກ ${pages}`,
    onPage: (title, page) => `${title} ໜ້າ ${page}`,
    topicsLead: 'ຫົວຂໍ້ທີ່ບົດຄວາມ ແລະ ສິ່ງພິມກ່າວເຖິງ.',
    countriesLead: 'ປະເທດ ແລະ ພື້ນທີ່ທີ່ບົດຄວາມ ແລະ ສິ່ງພິມກ່າວເຖິງ.',
    nothingFiled: 'ຍັງບໍ່ມີຫຍັງຢູ່ບ່ອນນີ້.',
    everythingAbout: (name) => `ທຸກຢ່າງກ່ຽວກັບ ${name}.`,
    publicationsOnly: 'ສະເພາະສິ່ງພິມ',
  },
  my: {
    posts: (n) => `ဆောင်းပါး ${formatNumber(n, 'my')} ပုဒ်`,
    publications: (n) => `ထုတ်ဝေစာ ${formatNumber(n, 'my')} စောင်`,
    items: (n) => `${formatNumber(n, 'my')} ခု`,
    newestFirst: (count) => `${count}၊ အသစ်ဆုံးမှ စတင်၍`,
    allPosts: (n) => `ဆောင်းပါး ${formatNumber(n, 'my')} ပုဒ်လုံး၊ အသစ်ဆုံးမှ စတင်၍။`,
    allTopics: 'အကြောင်းအရာအားလုံး',
    readMore: 'ဆက်ဖတ်ရန်',
    newer: 'ပိုသစ်သည်များ',
    older: 'ပိုဟောင်းသည်များ',
    previous: 'ရှေ့သို့',
    next: 'နောက်သို့',
    pagesOfList: 'စာမျက်နှာများ',
    pageOf: (page, pages) => `စာမျက်နှာ ${page} / ${pages}`,
    onPage: (title, page) => `${title}၊ စာမျက်နှာ ${page}`,
    topicsLead: 'ဆောင်းပါးနှင့် ထုတ်ဝေစာများက ဖော်ပြသော အကြောင်းအရာများ။',
    countriesLead: 'ဆောင်းပါးနှင့် ထုတ်ဝေစာများက ဖော်ပြသော နိုင်ငံနှင့် ဒေသများ။',
    nothingFiled: 'ဤနေရာတွင် မည်သည့်အရာမျှ မရှိသေးပါ။',
    everythingAbout: (name) => `${name} နှင့်ပတ်သက်သမျှ။`,
    publicationsOnly: 'ထုတ်ဝေစာများသာ',
  },
  th: {
    posts: (n) => `${formatNumber(n, 'th')} บทความ`,
    publications: (n) => `สิ่งพิมพ์ ${formatNumber(n, 'th')} รายการ`,
    items: (n) => `${formatNumber(n, 'th')} รายการ`,
    newestFirst: (count) => `${count} เรียงจากใหม่ไปเก่า`,
    allPosts: (n) => `บทความทั้งหมด ${formatNumber(n, 'th')} เรื่อง เรียงจากใหม่ไปเก่า`,
    allTopics: 'หัวข้อทั้งหมด',
    readMore: 'อ่านต่อ',
    newer: 'ใหม่กว่า',
    older: 'เก่ากว่า',
    previous: 'ก่อนหน้า',
    next: 'ถัดไป',
    pagesOfList: 'หน้าต่าง ๆ',
    pageOf: (page, pages) => `หน้า ${page} จาก ${pages}`,
    onPage: (title, page) => `${title} หน้า ${page}`,
    topicsLead: 'หัวข้อที่บทความและสิ่งพิมพ์กล่าวถึง',
    countriesLead: 'ประเทศและพื้นที่ที่บทความและสิ่งพิมพ์กล่าวถึง',
    nothingFiled: 'ยังไม่มีรายการในส่วนนี้',
    everythingAbout: (name) => `ทุกเรื่องเกี่ยวกับ ${name}`,
    publicationsOnly: 'เฉพาะสิ่งพิมพ์',
  },
  vi: {
    posts: (n) => `${formatNumber(n, 'vi')} bài viết`,
    publications: (n) => `${formatNumber(n, 'vi')} ấn phẩm`,
    items: (n) => `${formatNumber(n, 'vi')} mục`,
    newestFirst: (count) => `${count}, mới nhất trước`,
    allPosts: (n) => `Tất cả ${formatNumber(n, 'vi')} bài viết, mới nhất trước.`,
    allTopics: 'Tất cả chủ đề',
    readMore: 'Đọc tiếp',
    newer: 'Mới hơn',
    older: 'Cũ hơn',
    previous: 'Trước',
    next: 'Tiếp',
    pagesOfList: 'Các trang',
    pageOf: (page, pages) => `Trang ${page} / ${pages}`,
    onPage: (title, page) => `${title}, trang ${page}`,
    topicsLead: 'Những điều mà các bài viết và ấn phẩm đề cập.',
    countriesLead: 'Những nơi mà các bài viết và ấn phẩm đề cập.',
    nothingFiled: 'Chưa có gì ở mục này.',
    everythingAbout: (name) => `Tất cả về ${name}.`,
    publicationsOnly: 'Chỉ xem ấn phẩm',
  },
  zh: {
    posts: (n) => `${formatNumber(n, 'zh')} 篇文章`,
    publications: (n) => `${formatNumber(n, 'zh')} 种出版物`,
    items: (n) => `${formatNumber(n, 'zh')} 项`,
    newestFirst: (count) => `${count}，由新到旧`,
    allPosts: (n) => `全部 ${formatNumber(n, 'zh')} 篇文章，由新到旧。`,
    allTopics: '全部主题',
    readMore: '阅读全文',
    newer: '较新',
    older: '较早',
    previous: '上一页',
    next: '下一页',
    pagesOfList: '分页',
    pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
    onPage: (title, page) => `${title}（第 ${page} 页）`,
    topicsLead: '文章和出版物所涉及的主题。',
    countriesLead: '文章和出版物所涉及的国家和地区。',
    nothingFiled: '此处尚无内容。',
    everythingAbout: (name) => `关于${name}的全部内容。`,
    publicationsOnly: '仅看出版物',
  },
}
