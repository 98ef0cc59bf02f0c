import type { Spoken } from './say'

type Words = {
  /** `month` is the month's name. */
  forMonth: (month: string, year: string) => string
  forYear: (year: string) => string
  /** The sentence about what a page holds, for the lists of search engines: `posts` is their count in words, `when` the month and year. */
  postsOf: (posts: string, when: string) => string
  postsByMonth: (posts: string, year: string) => string
  /** `city` is where the site's clock is, `clock` what that time is called. */
  whoseDates: (city: string, clock: string) => string
  monthsOf: (year: string) => string
  months: string
  years: string
  /** Heard in a month without posts. */
  none: string
  recordDescription: string
  recordLead: (posts: string, year: string) => string
  /** Sentences one after the other. */
  sentences: (...words: string[]) => string
}

/** The archives by year and month, and the record of all of them. */
export const archiveWords: Spoken<Words> = {
  en: {
    forMonth: (month, year) => `Archive for ${month}, ${year}`,
    forYear: (year) => `Archive for ${year}`,
    postsOf: (posts, when) => `${posts} of ${when}.`,
    postsByMonth: (posts, year) => `${posts} of ${year}, by month.`,
    whoseDates: (city) => `Dates are those of ${city}`,
    monthsOf: (year) => `Months of ${year}`,
    months: 'Months',
    years: 'Years',
    none: 'none',
    recordDescription: 'Everything that was posted, by year and month.',
    recordLead: (posts, year) => `${posts} since ${year}. Each cell is a month, the darker the more was posted.`,
    sentences: (...words) => words.map((one) => `${one}.`).join(' '),
  },
  km: {
    forMonth: (month, year) => `បណ្ណសារ ខែ${month} ឆ្នាំ ${year}`,
    forYear: (year) => `បណ្ណសារ ឆ្នាំ ${year}`,
    postsOf: (posts, when) => `${posts} ក្នុងខែ${when}។`,
    postsByMonth: (posts, year) => `${posts} ក្នុងឆ្នាំ ${year} រៀបតាមខែ។`,
    whoseDates: (_, clock) => `កាលបរិច្ឆេទគិតតាម${clock}`,
    monthsOf: (year) => `ខែក្នុងឆ្នាំ ${year}`,
    months: 'ខែ',
    years: 'ឆ្នាំ',
    none: 'គ្មាន',
    recordDescription: 'អ្វីៗទាំងអស់ដែលបានចុះផ្សាយ តាមឆ្នាំ និងខែ។',
    recordLead: (posts, year) => `${posts} ចាប់តាំងពីឆ្នាំ ${year}។ ក្រឡានីមួយៗជាខែមួយ៖ ពណ៌កាន់តែដិត អត្ថបទកាន់តែច្រើន។`,
    sentences: (...words) => words.map((one) => `${one}។`).join(' '),
  },
  lo: {
    forMonth: (month, year) => `ຄັງເອກະສານ ເດືອນ${month} ${year}`,
    forYear: (year) => `ຄັງເອກະສານ ປີ ${year}`,
    postsOf: (posts, when) => `${posts} ໃນເດືອນ${when}.`,
    postsByMonth: (posts, year) => `${posts} ໃນປີ ${year} ຕາມເດືອນ.`,
    whoseDates: (_, clock) => `ວັນທີຄິດຕາມ${clock}`,
    monthsOf: (year) => `ເດືອນຂອງປີ ${year}`,
    months: 'ເດືອນ',
    years: 'ປີ',
    none: 'ບໍ່ມີ',
    recordDescription: 'ທຸກຢ່າງທີ່ເຜີຍແຜ່ມາ ຕາມປີ ແລະ ເດືອນ.',
    recordLead: (posts, year) => `${posts} ນັບແຕ່ປີ ${year}. ແຕ່ລະຫ້ອງແມ່ນໜຶ່ງເດືອນ: ສີຍິ່ງເຂັ້ມ ບົດຄວາມຍິ່ງຫຼາຍ.`,
    sentences: (...words) => words.map((one) => `${one}.`).join(' '),
  },
  my: {
    forMonth: (month, year) => `${year} ခုနှစ် ${month}လ မှတ်တမ်းများ`,
    forYear: (year) => `${year} ခုနှစ် မှတ်တမ်းများ`,
    postsOf: (posts, when) => `${when} ၏ ${posts}။`,
    postsByMonth: (posts, year) => `${year} ခုနှစ်၏ ${posts}၊ လအလိုက်။`,
    whoseDates: (_, clock) => `ရက်စွဲများသည် ${clock}အတိုင်း ဖြစ်သည်`,
    monthsOf: (year) => `${year} ခုနှစ်၏ လများ`,
    months: 'လများ',
    years: 'နှစ်များ',
    none: 'မရှိ',
    recordDescription: 'တင်ခဲ့သမျှ အားလုံး၊ နှစ်နှင့် လအလိုက်။',
    recordLead: (posts, year) => `${year} ခုနှစ်မှစ၍ ${posts}။ အကွက်တစ်ကွက်သည် တစ်လဖြစ်ပြီး အရောင်ရင့်လေ ဆောင်းပါး များလေ ဖြစ်သည်။`,
    sentences: (...words) => words.map((one) => `${one}။`).join(' '),
  },
  th: {
    forMonth: (month, year) => `คลังเก็บเดือน${month} ${year}`,
    forYear: (year) => `คลังเก็บปี ${year}`,
    postsOf: (posts, when) => `${posts} ในเดือน${when}`,
    postsByMonth: (posts, year) => `${posts} ในปี ${year} แยกตามเดือน`,
    whoseDates: (_, clock) => `วันที่เป็นไปตาม${clock}`,
    monthsOf: (year) => `เดือนของปี ${year}`,
    months: 'เดือน',
    years: 'ปี',
    none: 'ไม่มี',
    recordDescription: 'ทุกเรื่องที่เคยเผยแพร่ แยกตามปีและเดือน',
    recordLead: (posts, year) => `${posts} ตั้งแต่ปี ${year} แต่ละช่องคือหนึ่งเดือน สียิ่งเข้ม บทความยิ่งมาก`,
    sentences: (...words) => words.join(' '),
  },
  vi: {
    forMonth: (month, year) => `Lưu trữ ${month.toLowerCase()} năm ${year}`,
    forYear: (year) => `Lưu trữ năm ${year}`,
    postsOf: (posts, when) => `${posts} của ${when.toLowerCase()}.`,
    postsByMonth: (posts, year) => `${posts} của năm ${year}, theo tháng.`,
    whoseDates: (_, clock) => `Ngày tháng theo ${clock.charAt(0).toLowerCase() + clock.slice(1)}`,
    monthsOf: (year) => `Các tháng của năm ${year}`,
    months: 'Các tháng',
    years: 'Các năm',
    none: 'không có',
    recordDescription: 'Tất cả những gì đã đăng, theo năm và tháng.',
    recordLead: (posts, year) => `${posts} từ năm ${year}. Mỗi ô là một tháng, càng đậm thì càng nhiều bài.`,
    sentences: (...words) => words.map((one) => `${one}.`).join(' '),
  },
  zh: {
    forMonth: (month, year) => `${year}年${month}存档`,
    forYear: (year) => `${year}年存档`,
    postsOf: (posts, when) => `${when}，共 ${posts}。`,
    postsByMonth: (posts, year) => `${year}年，共 ${posts}，按月排列。`,
    whoseDates: (_, clock) => `日期以${clock}为准`,
    monthsOf: (year) => `${year}年各月`,
    months: '月份',
    years: '年份',
    none: '无',
    recordDescription: '已发布的全部内容，按年月排列。',
    recordLead: (posts, year) => `自${year}年以来共 ${posts}。每格为一个月，颜色越深，发布越多。`,
    sentences: (...words) => words.map((one) => `${one}。`).join(''),
  },
}
