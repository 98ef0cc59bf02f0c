import type { PublicationFacet } from '@/domain/published/library'
import { formatNumber } from '@/lib/text/numbers'
import type { Spoken } from './say'

type Words = {
  facets: Record<PublicationFacet, string>
  /** The signs that stand between what is chosen and its value: "Type: Report". */
  pair: (name: string, value: string) => string
  withWords: (q: string) => string
  on: (name: string) => string
  ofYear: (year: string) => string
  inLanguage: (name: string) => string
  inSeries: (name: string) => string
  everything: string
  /** For the lists of search engines. */
  description: (title: string, publications: string, site: string) => string
  narrow: string
  words: string
  find: string
  how: string
  chosen: string
  wordsChip: (q: string) => string
  clear: string
  remove: string
  more: (n: number) => string
}

/** The library: its facets, its search and what it calls a list. */
export const libraryWords: Spoken<Words> = {
  en: {
    facets: { country: 'Country', type: 'Type', year: 'Year', topic: 'Topic', language: 'Language', series: 'Series' },
    pair: (name, value) => `${name}: ${value}`,
    withWords: (q) => `Publications with “${q}”`,
    on: (name) => `Publications on ${name}`,
    ofYear: (year) => `Publications of ${year}`,
    inLanguage: (name) => `Publications in ${name}`,
    inSeries: (name) => `Publications in the series ${name}`,
    everything: 'Reports, newsletters and guides, in the languages they were written in.',
    description: (title, publications, site) => `${title}: ${publications} in the library of ${site}.`,
    narrow: 'Narrow the list',
    words: 'Words in publications and their files',
    find: 'Find',
    how: '“Quotes” keep words together; a minus before a word leaves it out.',
    chosen: 'Chosen',
    wordsChip: (q) => `Words: ${q}`,
    clear: 'Clear all',
    remove: 'Remove',
    more: (n) => `${formatNumber(n)} more`,
  },
  km: {
    facets: { country: 'ប្រទេស', type: 'ប្រភេទ', year: 'ឆ្នាំ', topic: 'ប្រធានបទ', language: 'ភាសា', series: 'ស៊េរី' },
    pair: (name, value) => `${name}៖ ${value}`,
    withWords: (q) => `ឯកសារដែលមានពាក្យ «${q}»`,
    on: (name) => `ឯកសារបោះពុម្ពផ្សាយអំពី ${name}`,
    ofYear: (year) => `ឯកសារបោះពុម្ពផ្សាយ ឆ្នាំ ${year}`,
    inLanguage: (name) => `ឯកសារបោះពុម្ពផ្សាយជាភាសា${name}`,
    inSeries: (name) => `ឯកសារបោះពុម្ពផ្សាយក្នុងស៊េរី ${name}`,
    everything: 'របាយការណ៍ ព្រឹត្តិបត្រព័ត៌មាន និងសៀវភៅណែនាំ ជាភាសាដើមរបស់ឯកសារ។',
    description: (title, publications, site) => `${title}៖ ${publications} ក្នុងបណ្ណាល័យរបស់ ${site}។`,
    narrow: 'បង្រួមបញ្ជី',
    words: 'រកពាក្យក្នុងឯកសារ និងឯកសារភ្ជាប់',
    find: 'ស្វែងរក',
    how: 'ពាក្យក្នុងសញ្ញា “ ” រកជាប់គ្នា។ សញ្ញាដកនៅមុខពាក្យ មានន័យថាមិនយកពាក្យនោះ។',
    chosen: 'បានជ្រើសរើស',
    wordsChip: (q) => `ពាក្យ៖ ${q}`,
    clear: 'លុបទាំងអស់',
    remove: 'ដកចេញ',
    more: (n) => `${formatNumber(n, 'km')} ទៀត`,
  },
  lo: {
    facets: { country: 'ປະເທດ', type: 'ປະເພດ', year: 'ປີ', topic: 'ຫົວຂໍ້', language: 'ພາສາ', series: 'ຊຸດ' },
    pair: (name, value) => `${name}: ${value}`,
    withWords: (q) => `ສິ່ງພິມທີ່ມີຄຳວ່າ “${q}”`,
    on: (name) => `ສິ່ງພິມກ່ຽວກັບ ${name}`,
    ofYear: (year) => `ສິ່ງພິມປີ ${year}`,
    inLanguage: (name) => `ສິ່ງພິມເປັນພາສາ${name}`,
    inSeries: (name) => `ສິ່ງພິມໃນຊຸດ ${name}`,
    everything: 'ບົດລາຍງານ, ຈົດໝາຍຂ່າວ ແລະ ຄູ່ມື ໃນພາສາຕົ້ນສະບັບ.',
    description: (title, publications, site) => `${title}: ${publications} ໃນຫໍສະໝຸດຂອງ ${site}.`,
    narrow: 'ຈຳກັດລາຍການ',
    words: 'ຄຳໃນສິ່ງພິມ ແລະ ໄຟລ໌',
    find: 'ຄົ້ນຫາ',
    how: 'ຄຳໃນເຄື່ອງໝາຍ “ ” ຈະຄົ້ນຫາຕິດກັນ; ເຄື່ອງໝາຍລົບໜ້າຄຳຈະຕັດຄຳນັ້ນອອກ.',
    chosen: 'ທີ່ເລືອກໄວ້',
    wordsChip: (q) => `ຄຳ: ${q}`,
    clear: 'ລ້າງທັງໝົດ',
    remove: 'ເອົາອອກ',
    more: (n) => `ອີກ ${formatNumber(n, 'lo')}`,
  },
  my: {
    facets: {
      country: 'နိုင်ငံ',
      type: 'အမျိုးအစား',
      year: 'ခုနှစ်',
      topic: 'အကြောင်းအရာ',
      language: 'ဘာသာစကား',
      series: 'စာစဉ်',
    },
    pair: (name, value) => `${name} - ${value}`,
    withWords: (q) => `“${q}” ပါသော ထုတ်ဝေစာများ`,
    on: (name) => `${name} ဆိုင်ရာ ထုတ်ဝေစာများ`,
    ofYear: (year) => `${year} ခုနှစ် ထုတ်ဝေစာများ`,
    inLanguage: (name) => `${name}ဘာသာ ထုတ်ဝေစာများ`,
    inSeries: (name) => `${name} စာစဉ်ရှိ ထုတ်ဝေစာများ`,
    everything: 'အစီရင်ခံစာ၊ သတင်းလွှာနှင့် လမ်းညွှန်များ၊ မူရင်းရေးသားသော ဘာသာစကားဖြင့်။',
    description: (title, publications, site) => `${title} - ${site} စာကြည့်တိုက်ရှိ ${publications}။`,
    narrow: 'စာရင်းကို ကျဉ်းရန်',
    words: 'ထုတ်ဝေစာနှင့် ဖိုင်များထဲရှိ စကားလုံးများ',
    find: 'ရှာရန်',
    how: '“ ” အတွင်းရှိ စကားလုံးများကို တွဲလျက် ရှာပါသည်။ စကားလုံးရှေ့တွင် အနုတ်လက္ခဏာထားလျှင် ထိုစကားလုံးကို ဖယ်ပါသည်။',
    chosen: 'ရွေးထားသည်များ',
    wordsChip: (q) => `စကားလုံး - ${q}`,
    clear: 'အားလုံးကို ရှင်းရန်',
    remove: 'ဖယ်ရန် -',
    more: (n) => `နောက်ထပ် ${formatNumber(n, 'my')} ခု`,
  },
  th: {
    facets: { country: 'ประเทศ', type: 'ประเภท', year: 'ปี', topic: 'หัวข้อ', language: 'ภาษา', series: 'ชุด' },
    pair: (name, value) => `${name}: ${value}`,
    withWords: (q) => `สิ่งพิมพ์ที่มีคำว่า “${q}”`,
    on: (name) => `สิ่งพิมพ์เกี่ยวกับ ${name}`,
    ofYear: (year) => `สิ่งพิมพ์ปี ${year}`,
    inLanguage: (name) => `สิ่งพิมพ์ภาษา${name}`,
    inSeries: (name) => `สิ่งพิมพ์ในชุด ${name}`,
    everything: 'รายงาน จดหมายข่าว และคู่มือ ในภาษาต้นฉบับ',
    description: (title, publications, site) => `${title}: ${publications} ในห้องสมุดของ ${site}`,
    narrow: 'จำกัดรายการ',
    words: 'คำในสิ่งพิมพ์และไฟล์',
    find: 'ค้นหา',
    how: 'คำในเครื่องหมาย “ ” จะค้นหาติดกัน เครื่องหมายลบหน้าคำจะตัดคำนั้นออก',
    chosen: 'ที่เลือกไว้',
    wordsChip: (q) => `คำ: ${q}`,
    clear: 'ล้างทั้งหมด',
    remove: 'เอาออก',
    more: (n) => `อีก ${formatNumber(n, 'th')} รายการ`,
  },
  vi: {
    facets: {
      country: 'Quốc gia',
      type: 'Loại',
      year: 'Năm',
      topic: 'Chủ đề',
      language: 'Ngôn ngữ',
      series: 'Tùng thư',
    },
    pair: (name, value) => `${name}: ${value}`,
    withWords: (q) => `Ấn phẩm có từ “${q}”`,
    on: (name) => `Ấn phẩm về ${name}`,
    ofYear: (year) => `Ấn phẩm năm ${year}`,
    inLanguage: (name) => `Ấn phẩm bằng ${name.charAt(0).toLowerCase() + name.slice(1)}`,
    inSeries: (name) => `Ấn phẩm trong tùng thư ${name}`,
    everything: 'Báo cáo, bản tin và cẩm nang, bằng ngôn ngữ gốc của chúng.',
    description: (title, publications, site) => `${title}: ${publications} trong thư viện của ${site}.`,
    narrow: 'Thu hẹp danh sách',
    words: 'Từ trong ấn phẩm và tệp',
    find: 'Tìm',
    how: 'Đặt trong “ngoặc kép” để tìm nguyên cụm; dấu trừ trước một từ để loại từ đó.',
    chosen: 'Đã chọn',
    wordsChip: (q) => `Từ: ${q}`,
    clear: 'Bỏ tất cả',
    remove: 'Bỏ',
    more: (n) => `${formatNumber(n, 'vi')} mục nữa`,
  },
  zh: {
    facets: { country: '国家', type: '类型', year: '年份', topic: '主题', language: '语言', series: '丛书' },
    pair: (name, value) => `${name}：${value}`,
    withWords: (q) => `含“${q}”的出版物`,
    on: (name) => `关于${name}的出版物`,
    ofYear: (year) => `${year}年的出版物`,
    inLanguage: (name) => `${name}出版物`,
    inSeries: (name) => `丛书${name}中的出版物`,
    everything: '报告、通讯和指南，均为原文语言。',
    description: (title, publications, site) => `${title}：${site}文库中有 ${publications}。`,
    narrow: '缩小范围',
    words: '在出版物及其文件中查找',
    find: '查找',
    how: '用“引号”查找完整词组；词前加减号可排除该词。',
    chosen: '已选条件',
    wordsChip: (q) => `词语：${q}`,
    clear: '全部清除',
    remove: '移除',
    more: (n) => `另有 ${formatNumber(n, 'zh')} 项`,
  },
}
