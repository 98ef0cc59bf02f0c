import { h2, link, ol, p } from '../body'
import type { Entry } from '../entry'

// One short sample text about the archive itself, in all seven languages. All but the English one await a native reader: until one
// has gone through them, they are here to show the scripts and nothing more.

const slug = 'about-this-archive'

export const inOtherLanguages: Entry[] = [
  {
    slug,
    group: slug,
    on: '2015-03-03 09:00',
    title: 'About this archive',
    summary: 'This archive keeps news and publications. This is a sample text.',
    topics: ['archive'],
    body: [
      p(
        'This text is only for demonstration. You can read posts by year and by month. Every post has a date and a lasting address.',
      ),
      h2('How to find a publication'),
      ol('Choose a country', 'Choose a topic', 'Choose a year'),
      p('This website uses no cookies and runs no scripts.'),
      h2('The same in other languages'),
      p(
        'This text was kept short on purpose: it exists in ',
        link('Khmer', `/km/2015/03/${slug}`),
        ', ',
        link('Lao', `/lo/2015/04/${slug}`),
        ', ',
        link('Burmese', `/my/2015/05/${slug}`),
        ', ',
        link('Thai', `/th/2015/09/${slug}`),
        ', ',
        link('Vietnamese', `/vi/2015/11/${slug}`),
        ' and ',
        link('Chinese', `/zh/2015/06/${slug}`),
        ' as well, to show how each script is set. Native readers have still to look through those six.',
      ),
    ],
  },
  {
    // “About this archive. This archive keeps news and publications. This is a sample text.”
    slug,
    group: slug,
    language: 'km',
    on: '2015-03-17 09:00',
    title: 'អំពីបណ្ណសារនេះ',
    summary: 'បណ្ណសារនេះរក្សាទុកព័ត៌មាន និងឯកសារបោះពុម្ពផ្សាយ។ នេះជាអត្ថបទគំរូ។',
    topics: ['archive'],
    countries: ['cambodia'],
    body: [
      // “This text is a sample for demonstration. You can read posts by year and by month. Every post has a date and a lasting address.”
      p('អត្ថបទនេះជាអត្ថបទគំរូសម្រាប់ការបង្ហាញ។ អ្នកអាចអានអត្ថបទតាមឆ្នាំ និងតាមខែ។ អត្ថបទនីមួយៗមានកាលបរិច្ឆេទ និងអាសយដ្ឋានអចិន្ត្រៃយ៍។'),
      // “How to find a publication: choose a country, a topic, a year.”
      h2('របៀបស្វែងរកឯកសារ'),
      ol('ជ្រើសរើសប្រទេស', 'ជ្រើសរើសប្រធានបទ', 'ជ្រើសរើសឆ្នាំ'),
      // “This website does not use cookies.”
      p('គេហទំព័រនេះមិនប្រើខូគីទេ។'),
    ],
  },
  {
    // “About this archive. This archive keeps news and publications. This is a sample text.”
    slug,
    group: slug,
    language: 'zh',
    on: '2015-06-23 09:00',
    title: '关于本档案',
    summary: '本档案保存新闻和出版物。这是一篇示例文章。',
    topics: ['archive'],
    countries: ['china'],
    body: [
      // “This text is only for demonstration. You can read posts by year and month. Every post has a date and a fixed address.”
      p('本文仅供演示。您可以按年份和月份阅读文章。每篇文章都有日期和固定的网址。'),
      // “How to find publications: choose country, topic, year.”
      h2('如何查找出版物'),
      ol('选择国家', '选择主题', '选择年份'),
      // “This website uses no cookies and runs no scripts.”
      p('本网站不使用 Cookie，也不运行脚本。'),
    ],
  },
  {
    // “About this archive. This archive keeps news and publications. This is a sample text.”
    slug,
    group: slug,
    language: 'vi',
    on: '2015-11-24 09:00',
    title: 'Về kho lưu trữ này',
    summary: 'Kho lưu trữ này lưu giữ tin tức và các ấn phẩm. Đây là một văn bản mẫu.',
    topics: ['archive'],
    countries: ['viet-nam'],
    body: [
      // “This text is only for demonstration. You can read posts by year and by month. Every post has a date and a fixed address.”
      p(
        'Văn bản này chỉ dùng để minh họa. Bạn có thể đọc bài viết theo năm và theo tháng. Mỗi bài viết có ngày tháng và một địa chỉ cố định.',
      ),
      // “How to find publications: choose country, topic, year.”
      h2('Cách tìm ấn phẩm'),
      ol('Chọn quốc gia', 'Chọn chủ đề', 'Chọn năm'),
      // “This website does not use cookies.”
      p('Trang web này không dùng cookie.'),
    ],
  },
  {
    // “About this archive. This archive keeps news and publications. This is a sample text.”
    slug,
    group: slug,
    language: 'lo',
    on: '2015-04-21 09:00',
    title: 'ກ່ຽວກັບຄັງຂ່າວນີ້',
    summary: 'ຄັງຂ່າວນີ້ເກັບຮັກສາຂ່າວ ແລະ ສິ່ງພິມ. ນີ້ແມ່ນບົດຄວາມຕົວຢ່າງ.',
    topics: ['archive'],
    countries: ['lao-pdr'],
    body: [
      // “This text is only for demonstration. You can read news by year and by month. Every item has a date and a lasting address.”
      p('ບົດຄວາມນີ້ມີໄວ້ເພື່ອສາທິດເທົ່ານັ້ນ. ທ່ານສາມາດອ່ານຂ່າວຕາມປີ ແລະ ຕາມເດືອນ. ທຸກຂ່າວມີວັນທີ ແລະ ທີ່ຢູ່ຖາວອນ.'),
      // “How to find a publication: choose a country, a topic, a year.”
      h2('ວິທີຊອກຫາສິ່ງພິມ'),
      ol('ເລືອກປະເທດ', 'ເລືອກຫົວຂໍ້', 'ເລືອກປີ'),
      // “This website does not use cookies.”
      p('ເວັບໄຊນີ້ບໍ່ໃຊ້ຄຸກກີ້.'),
    ],
  },
  {
    // “About this archive. This archive keeps news and publications. This is a sample text.”
    slug,
    group: slug,
    language: 'my',
    on: '2015-05-19 09:00',
    title: 'ဤမှတ်တမ်းတိုက်အကြောင်း',
    summary: 'ဤမှတ်တမ်းတိုက်သည် သတင်းများနှင့် ထုတ်ဝေစာများကို သိမ်းဆည်းထားသည်။ ဤသည်မှာ နမူနာစာသားဖြစ်သည်။',
    topics: ['archive'],
    countries: ['myanmar'],
    body: [
      // “This text is only for demonstration. You can read news by year and by month. Every item has a date and a lasting address.”
      p('ဤစာသားသည် သရုပ်ပြရန်အတွက်သာ ဖြစ်သည်။ သတင်းများကို နှစ်အလိုက်၊ လအလိုက် ဖတ်ရှုနိုင်သည်။ သတင်းတိုင်းတွင် ရက်စွဲနှင့် တည်မြဲသော လိပ်စာ ရှိသည်။'),
      // “How to find a publication: choose a country, a topic, a year.”
      h2('ထုတ်ဝေစာတစ်ခုကို ရှာဖွေနည်း'),
      ol('နိုင်ငံကို ရွေးပါ', 'ခေါင်းစဉ်ကို ရွေးပါ', 'နှစ်ကို ရွေးပါ'),
      // “This website does not use cookies.”
      p('ဤဝက်ဘ်ဆိုက်သည် ကွတ်ကီးများကို အသုံးမပြုပါ။'),
    ],
  },
  {
    // “About this archive. This archive keeps news and publications. This is a sample text.”
    slug,
    group: slug,
    language: 'th',
    on: '2015-09-15 09:00',
    title: 'เกี่ยวกับคลังข่าวนี้',
    summary: 'คลังข่าวนี้เก็บรักษาข่าวและสิ่งพิมพ์ นี่เป็นข้อความตัวอย่าง',
    topics: ['archive'],
    countries: ['thailand'],
    body: [
      // “This text is only for demonstration. You can read news by year and by month. Every item has a date and a lasting address.”
      p('ข้อความนี้มีไว้เพื่อการสาธิตเท่านั้น คุณสามารถอ่านข่าวตามปีและตามเดือน ข่าวทุกชิ้นมีวันที่และที่อยู่ถาวร'),
      // “How to find a publication: choose a country, a topic, a year.”
      h2('วิธีค้นหาสิ่งพิมพ์'),
      ol('เลือกประเทศ', 'เลือกหัวข้อ', 'เลือกปี'),
      // “This website does not use cookies.”
      p('เว็บไซต์นี้ไม่ใช้คุกกี้'),
    ],
  },
]
