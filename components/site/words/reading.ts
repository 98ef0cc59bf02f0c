import { formatNumber } from '@/lib/text/numbers'
import { counted, type Spoken } from './say'

type Words = {
  page: (n: number) => string
  pages: (from: number, to: number) => string
  /** The title of a part: what it is a part of, and its pages. */
  part: (name: string, pages: string) => string
  asText: (title: string) => string
  description: (name: string) => string
  note: string
  openAt: (page: number) => string
  noText: string
  inPdf: (page: number) => string
  emptyPage: string
  parts: string
  pagesOfDocument: string
  chooseOthers: (pages: string, of: number) => string
  /** Heard after "PDF". */
  pdfPage: (n: number) => string
}

/** The text of a PDF as pages of the site. */
export const readingWords: Spoken<Words> = {
  en: {
    page: (n) => `Page ${n}`,
    pages: (from, to) => `Pages ${from}–${to}`,
    part: (name, pages) => `${name}, ${pages}`,
    asText: (title) => `${title}, as text`,
    description: (name) => `The text of the PDF “${name}”, taken out of it by a program.`,
    note: 'This is the text of a PDF, taken out of it by a program: pictures, tables and the order of things may be missing or wrong.',
    openAt: (page) => `Open the PDF at page ${page}`,
    noText:
      'There is no text in this PDF: its pages are pictures, as a scanner makes them. Only the PDF itself shows them.',
    inPdf: (page) => `Page ${page} in the PDF`,
    emptyPage: 'No text on this page',
    parts: 'Parts',
    pagesOfDocument: 'Pages of the document',
    chooseOthers: (pages, of) => `${pages} of ${counted(of, 'page')}: choose others`,
    pdfPage: (n) => ` page ${n}`,
  },
  km: {
    page: (n) => `ទំព័រ ${n}`,
    pages: (from, to) => `ទំព័រ ${from}–${to}`,
    part: (name, pages) => `${name} ${pages}`,
    asText: (title) => `${title} ជាអត្ថបទ`,
    description: (name) => `អត្ថបទនៃ PDF «${name}» ដែលកម្មវិធីបានដកស្រង់។`,
    note: 'នេះជាអត្ថបទនៃ PDF ដែលកម្មវិធីបានដកស្រង់៖ រូបភាព តារាង និងលំដាប់អាចខ្វះ ឬខុស។',
    openAt: (page) => `បើក PDF ត្រង់ទំព័រ ${page}`,
    noText: 'គ្មានអត្ថបទក្នុង PDF នេះទេ៖ ទំព័ររបស់វាជារូបភាពស្កេន។ មើលបានតែក្នុង PDF ប៉ុណ្ណោះ។',
    inPdf: (page) => `ទំព័រ ${page} ក្នុង PDF`,
    emptyPage: 'គ្មានអត្ថបទនៅទំព័រនេះទេ',
    parts: 'ផ្នែក',
    pagesOfDocument: 'ទំព័រនៃឯកសារ',
    chooseOthers: (pages, of) => `${pages} នៃ ${formatNumber(of, 'km')} ទំព័រ៖ ជ្រើសរើសទំព័រផ្សេង`,
    pdfPage: (n) => ` ទំព័រ ${n}`,
  },
  lo: {
    page: (n) => `ໜ້າ ${n}`,
    pages: (from, to) => `ໜ້າ ${from}–${to}`,
    part: (name, pages) => `${name} ${pages}`,
    asText: (title) => `${title} ເປັນຂໍ້ຄວາມ`,
    description: (name) => `ຂໍ້ຄວາມຂອງ PDF “${name}” ທີ່ໂປຣແກຣມດຶງອອກມາ.`,
    note: 'ນີ້ແມ່ນຂໍ້ຄວາມຂອງ PDF ທີ່ໂປຣແກຣມດຶງອອກມາ: ຮູບພາບ, ຕາຕະລາງ ແລະ ລຳດັບອາດຂາດ ຫຼື ຜິດ.',
    openAt: (page) => `ເປີດ PDF ທີ່ໜ້າ ${page}`,
    noText: 'ບໍ່ມີຂໍ້ຄວາມໃນ PDF ນີ້: ແຕ່ລະໜ້າເປັນຮູບພາບສະແກນ. ເບິ່ງໄດ້ໃນ PDF ເທົ່ານັ້ນ.',
    inPdf: (page) => `ໜ້າ ${page} ໃນ PDF`,
    emptyPage: 'ບໍ່ມີຂໍ້ຄວາມໃນໜ້ານີ້',
    parts: 'ສ່ວນຕ່າງໆ',
    pagesOfDocument: 'ໜ້າຂອງເອກະສານ',
    chooseOthers: (pages, of) => `${pages} ຈາກທັງໝົດ ${formatNumber(of, 'lo')} ໜ້າ: ເລືອກໜ້າອື່ນ`,
    pdfPage: (n) => ` ໜ້າ ${n}`,
  },
  my: {
    page: (n) => `စာမျက်နှာ ${n}`,
    pages: (from, to) => `စာမျက်နှာ ${from}–${to}`,
    part: (name, pages) => `${name}၊ ${pages}`,
    asText: (title) => `${title}၊ စာသားအဖြစ်`,
    description: (name) => `ပရိုဂရမ်က ထုတ်ယူထားသော PDF “${name}” ၏ စာသား။`,
    note: 'ဤသည်မှာ ပရိုဂရမ်က ထုတ်ယူထားသော PDF ၏ စာသား ဖြစ်ပါသည်။ ရုပ်ပုံ၊ ဇယားနှင့် အစီအစဉ်တို့ လိုအပ်နေနိုင်သည် သို့မဟုတ် မှားနေနိုင်ပါသည်။',
    openAt: (page) => `PDF ကို စာမျက်နှာ ${page} တွင် ဖွင့်ရန်`,
    noText: 'ဤ PDF တွင် စာသားမရှိပါ။ စာမျက်နှာများသည် စကင်ဖတ်ထားသော ရုပ်ပုံများ ဖြစ်သဖြင့် PDF တွင်သာ ကြည့်နိုင်ပါသည်။',
    inPdf: (page) => `PDF ရှိ စာမျက်နှာ ${page}`,
    emptyPage: 'ဤစာမျက်နှာတွင် စာသားမရှိပါ',
    parts: 'အပိုင်းများ',
    pagesOfDocument: 'စာတမ်း၏ စာမျက်နှာများ',
    chooseOthers: (pages, of) => `စုစုပေါင်း ${formatNumber(of, 'my')} မျက်နှာအနက် ${pages} - အခြားကို ရွေးရန်`,
    pdfPage: (n) => ` စာမျက်နှာ ${n}`,
  },
  th: {
    page: (n) => `หน้า ${n}`,
    pages: (from, to) => `หน้า ${from}–${to}`,
    part: (name, pages) => `${name} ${pages}`,
    asText: (title) => `${title} แบบข้อความ`,
    description: (name) => `ข้อความของ PDF “${name}” ที่โปรแกรมดึงออกมา`,
    note: 'นี่คือข้อความของ PDF ที่โปรแกรมดึงออกมา ภาพ ตาราง และลำดับอาจขาดหายหรือผิดพลาด',
    openAt: (page) => `เปิด PDF ที่หน้า ${page}`,
    noText: 'ไม่มีข้อความใน PDF นี้ แต่ละหน้าเป็นภาพสแกน ดูได้จากตัว PDF เท่านั้น',
    inPdf: (page) => `หน้า ${page} ใน PDF`,
    emptyPage: 'ไม่มีข้อความในหน้านี้',
    parts: 'ส่วนต่าง ๆ',
    pagesOfDocument: 'หน้าของเอกสาร',
    chooseOthers: (pages, of) => `${pages} จากทั้งหมด ${formatNumber(of, 'th')} หน้า: เลือกหน้าอื่น`,
    pdfPage: (n) => ` หน้า ${n}`,
  },
  vi: {
    page: (n) => `Trang ${n}`,
    pages: (from, to) => `Trang ${from}–${to}`,
    part: (name, pages) => `${name}, ${pages.toLowerCase()}`,
    asText: (title) => `${title}, dạng văn bản`,
    description: (name) => `Văn bản của tệp PDF “${name}”, do chương trình trích ra.`,
    note: 'Đây là văn bản của một tệp PDF, do chương trình trích ra: hình ảnh, bảng biểu và thứ tự có thể thiếu hoặc sai.',
    openAt: (page) => `Mở PDF ở trang ${page}`,
    noText: 'Tệp PDF này không có văn bản: các trang là ảnh quét. Chỉ xem được trong chính tệp PDF.',
    inPdf: (page) => `Trang ${page} trong PDF`,
    emptyPage: 'Trang này không có văn bản',
    parts: 'Các phần',
    pagesOfDocument: 'Các trang của tài liệu',
    chooseOthers: (pages, of) => `${pages} trong ${formatNumber(of, 'vi')} trang: chọn trang khác`,
    pdfPage: (n) => ` trang ${n}`,
  },
  zh: {
    page: (n) => `第 ${n} 页`,
    pages: (from, to) => `第 ${from}–${to} 页`,
    part: (name, pages) => `${name}，${pages}`,
    asText: (title) => `${title}（文本）`,
    description: (name) => `由程序从 PDF《${name}》中提取的文本。`,
    note: '这是由程序从 PDF 中提取的文本：图片、表格和内容顺序可能缺失或有误。',
    openAt: (page) => `打开 PDF 第 ${page} 页`,
    noText: '此 PDF 中没有文本：各页均为扫描图像，只能在 PDF 中查看。',
    inPdf: (page) => `PDF 中的第 ${page} 页`,
    emptyPage: '本页没有文本',
    parts: '各部分',
    pagesOfDocument: '文件各页',
    chooseOthers: (pages, of) => `${pages}，共 ${formatNumber(of, 'zh')} 页：选择其他页`,
    pdfPage: (n) => ` 第 ${n} 页`,
  },
}
