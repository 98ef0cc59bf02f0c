import type { Kind } from '@/db/schema'
import type { SearchFacet, SearchSort } from '@/domain/published/search/search'
import { formatNumber } from '@/lib/text/numbers'
import type { Spoken } from './say'

type Words = {
  search: string
  /** The name of the small form above every page. */
  box: string
  field: string
  how: string
  what: string
  noWord: string
  resultCount: (count: number) => string
  nothing: string
  didYouMean: string
  /** A way to more: the name of what is left out. */
  without: (name: string) => string
  allLanguages: string
  advice: string
  facets: Record<SearchFacet, string>
  kinds: Record<Kind, string>
  /** The name of one of them among the results. */
  onePage: string
  order: string
  sorts: Record<SearchSort, string>
  narrow: string
  chosen: string
  remove: string
  clear: string
  back: string
  on: string
}

/** Words for the search over everything. */
export const searchWords: Spoken<Words> = {
  en: {
    search: 'Search',
    box: 'Search this site',
    field: 'Words to look for',
    how: '“Quotes” keep words together; a minus before a word leaves it out.',
    what: 'News, publications and pages, and the text inside PDFs, in the languages they were written in.',
    noWord: 'There is no word in that. Type some letters or digits.',
    resultCount: (count) => `${formatNumber(count)} ${count === 1 ? 'result' : 'results'}`,
    nothing: 'Nothing was found',
    didYouMean: 'Did you mean',
    without: (name) => `Without ${name}`,
    allLanguages: 'In all languages',
    advice: 'Try other words, or fewer.',
    facets: { kind: 'Kind', language: 'Language', country: 'Country', year: 'Year' },
    kinds: { post: 'News', publication: 'Publications', page: 'Pages' },
    onePage: 'Page',
    order: 'Order',
    sorts: { best: 'Best match', date: 'Newest' },
    narrow: 'Narrow the results',
    chosen: 'Chosen',
    remove: 'Remove',
    clear: 'Clear all',
    back: 'Previous',
    on: 'Next',
  },
  km: {
    search: 'ស្វែងរក',
    box: 'ស្វែងរកក្នុងគេហទំព័រនេះ',
    field: 'ពាក្យដែលត្រូវស្វែងរក',
    how: 'សញ្ញា “ ” រក្សាពាក្យឱ្យនៅជាប់គ្នា។ សញ្ញាដកនៅមុខពាក្យ ដកពាក្យនោះចេញ។',
    what: 'ព័ត៌មាន ឯកសារបោះពុម្ពផ្សាយ ទំព័រ និងអត្ថបទក្នុងឯកសារ PDF ជាភាសាដើមរបស់វា។',
    noWord: 'មិនមានពាក្យណាមួយទេ។ សូមវាយអក្សរ ឬលេខ។',
    resultCount: (count) => `លទ្ធផល ${formatNumber(count, 'km')}`,
    nothing: 'រកមិនឃើញអ្វីទេ',
    didYouMean: 'តើអ្នកចង់រក',
    without: (name) => `ដោយគ្មាន ${name}`,
    allLanguages: 'ក្នុងគ្រប់ភាសា',
    advice: 'សូមសាកល្បងពាក្យផ្សេង ឬពាក្យតិចជាងនេះ។',
    facets: { kind: 'ប្រភេទ', language: 'ភាសា', country: 'ប្រទេស', year: 'ឆ្នាំ' },
    kinds: { post: 'ព័ត៌មាន', publication: 'ឯកសារបោះពុម្ពផ្សាយ', page: 'ទំព័រ' },
    onePage: 'ទំព័រ',
    order: 'លំដាប់',
    sorts: { best: 'ត្រូវគ្នាបំផុត', date: 'ថ្មីបំផុត' },
    narrow: 'បង្រួមលទ្ធផល',
    chosen: 'បានជ្រើសរើស',
    remove: 'ដកចេញ',
    clear: 'ដកចេញទាំងអស់',
    back: 'មុន',
    on: 'បន្ទាប់',
  },
  lo: {
    search: 'ຄົ້ນຫາ',
    box: 'ຄົ້ນຫາໃນເວັບໄຊນີ້',
    field: 'ຄຳທີ່ຕ້ອງການຄົ້ນຫາ',
    how: 'ເຄື່ອງໝາຍ “ ” ຮັກສາຄຳໃຫ້ຢູ່ຕິດກັນ; ເຄື່ອງໝາຍລົບໜ້າຄຳ ຕັດຄຳນັ້ນອອກ.',
    what: 'ຂ່າວ, ສິ່ງພິມ, ໜ້າເວັບ ແລະ ຂໍ້ຄວາມໃນເອກະສານ PDF ໃນພາສາທີ່ຂຽນໄວ້.',
    noWord: 'ບໍ່ມີຄຳໃດໃນນັ້ນ. ກະລຸນາພິມຕົວອັກສອນ ຫຼື ຕົວເລກ.',
    resultCount: (count) => `ພົບ ${formatNumber(count, 'lo')} ລາຍການ`,
    nothing: 'ບໍ່ພົບຫຍັງ',
    didYouMean: 'ທ່ານໝາຍເຖິງ',
    without: (name) => `ໂດຍບໍ່ມີ ${name}`,
    allLanguages: 'ໃນທຸກພາສາ',
    advice: 'ລອງໃຊ້ຄຳອື່ນ ຫຼື ໃຊ້ຄຳໜ້ອຍລົງ.',
    facets: { kind: 'ປະເພດ', language: 'ພາສາ', country: 'ປະເທດ', year: 'ປີ' },
    kinds: { post: 'ຂ່າວ', publication: 'ສິ່ງພິມ', page: 'ໜ້າເວັບ' },
    onePage: 'ໜ້າເວັບ',
    order: 'ລຳດັບ',
    sorts: { best: 'ກົງທີ່ສຸດ', date: 'ໃໝ່ທີ່ສຸດ' },
    narrow: 'ຈຳກັດຜົນການຄົ້ນຫາ',
    chosen: 'ທີ່ເລືອກໄວ້',
    remove: 'ເອົາອອກ',
    clear: 'ລ້າງທັງໝົດ',
    back: 'ກ່ອນໜ້າ',
    on: 'ຖັດໄປ',
  },
  my: {
    search: 'ရှာဖွေရန်',
    box: 'ဤဝဘ်ဆိုက်တွင် ရှာဖွေရန်',
    field: 'ရှာဖွေလိုသော စကားလုံးများ',
    how: '“ ” အတွင်းရှိ စကားလုံးများကို တစ်ဆက်တည်း ရှာပေးသည်။ စကားလုံးရှေ့တွင် အနုတ်လက္ခဏာ ထည့်ပါက ထိုစကားလုံးကို ဖယ်ထားသည်။',
    what: 'သတင်းများ၊ ထုတ်ဝေစာများ၊ စာမျက်နှာများနှင့် PDF ဖိုင်အတွင်းရှိ စာသားများကို မူရင်းဘာသာစကားဖြင့် ရှာဖွေနိုင်သည်။',
    noWord: 'စကားလုံး မပါဝင်ပါ။ စာလုံး သို့မဟုတ် ဂဏန်း ရိုက်ထည့်ပါ။',
    resultCount: (count) => `ရလဒ် ${formatNumber(count, 'my')} ခု`,
    nothing: 'ဘာမျှ မတွေ့ပါ',
    didYouMean: 'ဤသို့ ဆိုလိုပါသလား',
    without: (name) => `${name} မပါဘဲ`,
    allLanguages: 'ဘာသာစကား အားလုံးတွင်',
    advice: 'အခြားစကားလုံးများ သို့မဟုတ် စကားလုံး ပိုနည်း၍ စမ်းကြည့်ပါ။',
    facets: { kind: 'အမျိုးအစား', language: 'ဘာသာစကား', country: 'နိုင်ငံ', year: 'ခုနှစ်' },
    kinds: { post: 'သတင်း', publication: 'ထုတ်ဝေစာ', page: 'စာမျက်နှာ' },
    onePage: 'စာမျက်နှာ',
    order: 'အစီအစဉ်',
    sorts: { best: 'အကိုက်ညီဆုံး', date: 'အသစ်ဆုံး' },
    narrow: 'ရလဒ်များကို ကျဉ်းရန်',
    chosen: 'ရွေးချယ်ထားသည်',
    remove: 'ဖယ်ရှားရန်',
    clear: 'အားလုံး ဖယ်ရှားရန်',
    back: 'ယခင်',
    on: 'နောက်',
  },
  th: {
    search: 'ค้นหา',
    box: 'ค้นหาในเว็บไซต์นี้',
    field: 'คำที่ต้องการค้นหา',
    how: 'เครื่องหมาย “ ” ทำให้คำอยู่ติดกัน เครื่องหมายลบหน้าคำจะตัดคำนั้นออก',
    what: 'ข่าว สิ่งพิมพ์ หน้าเว็บ และข้อความในไฟล์ PDF ในภาษาที่เขียนไว้',
    noWord: 'ไม่มีคำในข้อความนั้น โปรดพิมพ์ตัวอักษรหรือตัวเลข',
    resultCount: (count) => `พบ ${formatNumber(count, 'th')} รายการ`,
    nothing: 'ไม่พบสิ่งใด',
    didYouMean: 'คุณหมายถึง',
    without: (name) => `ไม่ใช้ ${name}`,
    allLanguages: 'ในทุกภาษา',
    advice: 'ลองใช้คำอื่นหรือใช้คำน้อยลง',
    facets: { kind: 'ประเภท', language: 'ภาษา', country: 'ประเทศ', year: 'ปี' },
    kinds: { post: 'ข่าว', publication: 'สิ่งพิมพ์', page: 'หน้าเว็บ' },
    onePage: 'หน้าเว็บ',
    order: 'ลำดับ',
    sorts: { best: 'ตรงที่สุด', date: 'ใหม่ที่สุด' },
    narrow: 'จำกัดผลการค้นหา',
    chosen: 'ที่เลือกไว้',
    remove: 'นำออก',
    clear: 'ล้างทั้งหมด',
    back: 'ก่อนหน้า',
    on: 'ถัดไป',
  },
  vi: {
    search: 'Tìm kiếm',
    box: 'Tìm trong toàn bộ trang web',
    field: 'Từ cần tìm',
    how: 'Dấu “ngoặc kép” giữ các từ đi liền nhau; dấu trừ trước một từ thì loại từ đó ra.',
    what: 'Tin tức, ấn phẩm, các trang và nội dung bên trong tệp PDF, bằng ngôn ngữ gốc của chúng.',
    noWord: 'Không có từ nào trong đó. Hãy gõ chữ hoặc số.',
    resultCount: (count) => `${formatNumber(count, 'vi')} kết quả`,
    nothing: 'Không tìm thấy gì',
    didYouMean: 'Có phải bạn muốn tìm',
    without: (name) => `Bỏ ${name}`,
    allLanguages: 'Trong mọi ngôn ngữ',
    advice: 'Hãy thử từ khác, hoặc ít từ hơn.',
    facets: { kind: 'Loại', language: 'Ngôn ngữ', country: 'Quốc gia', year: 'Năm' },
    kinds: { post: 'Tin tức', publication: 'Ấn phẩm', page: 'Trang' },
    onePage: 'Trang',
    order: 'Thứ tự',
    sorts: { best: 'Khớp nhất', date: 'Mới nhất' },
    narrow: 'Thu hẹp kết quả',
    chosen: 'Đã chọn',
    remove: 'Bỏ',
    clear: 'Xóa tất cả',
    back: 'Trước',
    on: 'Sau',
  },
  zh: {
    search: '搜索',
    box: '搜索本网站',
    field: '要查找的词',
    how: '引号内的词保持相连；词前加减号则排除该词。',
    what: '可搜索新闻、出版物、页面以及 PDF 文件中的文字，均为其原文语言。',
    noWord: '其中没有可搜索的词。请输入文字或数字。',
    resultCount: (count) => `${formatNumber(count, 'zh')} 条结果`,
    nothing: '没有找到',
    didYouMean: '您是不是要找',
    without: (name) => `去掉 ${name}`,
    allLanguages: '所有语言',
    advice: '请尝试其他词，或减少词数。',
    facets: { kind: '类型', language: '语言', country: '国家', year: '年份' },
    kinds: { post: '新闻', publication: '出版物', page: '页面' },
    onePage: '页面',
    order: '排序',
    sorts: { best: '最相关', date: '最新' },
    narrow: '缩小范围',
    chosen: '已选',
    remove: '移除',
    clear: '全部清除',
    back: '上一页',
    on: '下一页',
  },
}
