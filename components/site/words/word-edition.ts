import type { Spoken } from './say'

type Words = {
  from: string
  part: (n: number) => string
  chooseOther: (n: number, of: number) => string
  parts: string
  open: string
  description: (name: string) => string
  /** `date`: since when readers have it as it is. */
  byEditors: (date: string) => string
  correctedDescription: (name: string) => string
}

/** The edition of a Word document as pages of the site: it has parts in place of pages. */
export const wordEditionWords: Spoken<Words> = {
  en: {
    from: 'This page was made by a program from the headings, lists and tables of a Word document. Pictures are described; the document is the record.',
    part: (n) => `Part ${n}`,
    chooseOther: (n, of) => `Part ${n} of ${of}: choose another`,
    parts: 'Parts of the document',
    open: 'Open the Word document',
    description: (name) => `The text of the Word document “${name}”, taken out of it by a program.`,
    byEditors: (date) => `The editors corrected this text of the Word document on ${date}. The document is the record.`,
    correctedDescription: (name) => `The text of the Word document “${name}”, corrected by the editors.`,
  },
  km: {
    from: 'ទំព័រនេះធ្វើឡើងដោយកម្មវិធីពីចំណងជើង បញ្ជី និងតារាងនៃឯកសារ Word។ រូបភាពត្រូវបានពណ៌នា។ ឯកសារ Word ជាឯកសារដើម។',
    part: (n) => `ផ្នែកទី ${n}`,
    chooseOther: (n, of) => `ផ្នែកទី ${n} នៃ ${of}៖ ជ្រើសរើសផ្នែកផ្សេង`,
    parts: 'ផ្នែកនៃឯកសារ',
    open: 'បើកឯកសារ Word',
    description: (name) => `អត្ថបទនៃឯកសារ Word «${name}» ដែលកម្មវិធីបានដកស្រង់។`,
    byEditors: (date) => `អ្នកកែសម្រួលបានកែអត្ថបទឯកសារ Word នេះនៅថ្ងៃទី ${date}។ ឯកសារ Word ជាឯកសារដើម។`,
    correctedDescription: (name) => `អត្ថបទនៃឯកសារ Word «${name}» ដែលអ្នកកែសម្រួលបានកែ។`,
  },
  lo: {
    from: 'ໜ້ານີ້ສ້າງໂດຍໂປຣແກຣມຈາກຫົວຂໍ້, ລາຍການ ແລະ ຕາຕະລາງຂອງເອກະສານ Word. ຮູບພາບຖືກອະທິບາຍ; ເອກະສານ Word ແມ່ນຕົ້ນສະບັບ.',
    part: (n) => `ສ່ວນທີ ${n}`,
    chooseOther: (n, of) => `ສ່ວນທີ ${n} ຈາກທັງໝົດ ${of}: ເລືອກສ່ວນອື່ນ`,
    parts: 'ສ່ວນຂອງເອກະສານ',
    open: 'ເປີດເອກະສານ Word',
    description: (name) => `ຂໍ້ຄວາມຂອງເອກະສານ Word “${name}” ທີ່ໂປຣແກຣມດຶງອອກມາ.`,
    byEditors: (date) => `ກອງບັນນາທິການໄດ້ແກ້ໄຂຂໍ້ຄວາມຂອງເອກະສານ Word ນີ້ ວັນທີ ${date}. ເອກະສານ Word ແມ່ນຕົ້ນສະບັບ.`,
    correctedDescription: (name) => `ຂໍ້ຄວາມຂອງເອກະສານ Word “${name}” ທີ່ກອງບັນນາທິການໄດ້ແກ້ໄຂ.`,
  },
  my: {
    from: 'ဤစာမျက်နှာကို Word စာတမ်း၏ ခေါင်းစဉ်၊ စာရင်းနှင့် ဇယားများမှ ပရိုဂရမ်က ပြုလုပ်ထားသည်။ ရုပ်ပုံများကို ဖော်ပြထားသည်။ Word စာတမ်းသည် မူရင်းမှတ်တမ်း ဖြစ်သည်။',
    part: (n) => `အပိုင်း ${n}`,
    chooseOther: (n, of) => `စုစုပေါင်း ${of} ပိုင်းအနက် အပိုင်း ${n} - အခြားကို ရွေးရန်`,
    parts: 'စာတမ်း၏ အပိုင်းများ',
    open: 'Word စာတမ်းကို ဖွင့်ရန်',
    description: (name) => `ပရိုဂရမ်က ထုတ်ယူထားသော Word စာတမ်း “${name}” ၏ စာသား။`,
    byEditors: (date) => `ဤ Word စာတမ်း၏ စာသားကို အယ်ဒီတာများက ${date} တွင် ပြင်ဆင်ထားသည်။ Word စာတမ်းသည် မူရင်းမှတ်တမ်း ဖြစ်သည်။`,
    correctedDescription: (name) => `အယ်ဒီတာများ ပြင်ဆင်ထားသော Word စာတမ်း “${name}” ၏ စာသား။`,
  },
  th: {
    from: 'หน้านี้สร้างโดยโปรแกรมจากหัวข้อ รายการ และตารางของเอกสาร Word ภาพมีคำบรรยายแทน ส่วนเอกสาร Word คือต้นฉบับ',
    part: (n) => `ส่วนที่ ${n}`,
    chooseOther: (n, of) => `ส่วนที่ ${n} จากทั้งหมด ${of}: เลือกส่วนอื่น`,
    parts: 'ส่วนของเอกสาร',
    open: 'เปิดเอกสาร Word',
    description: (name) => `ข้อความของเอกสาร Word “${name}” ที่โปรแกรมดึงออกมา`,
    byEditors: (date) => `กองบรรณาธิการแก้ไขข้อความของเอกสาร Word นี้เมื่อวันที่ ${date} ส่วนเอกสาร Word คือต้นฉบับ`,
    correctedDescription: (name) => `ข้อความของเอกสาร Word “${name}” ที่กองบรรณาธิการแก้ไขแล้ว`,
  },
  vi: {
    from: 'Trang này do chương trình tạo từ các tiêu đề, danh sách và bảng của một tài liệu Word. Hình ảnh được mô tả; tài liệu Word là bản gốc.',
    part: (n) => `Phần ${n}`,
    chooseOther: (n, of) => `Phần ${n} trong ${of}: chọn phần khác`,
    parts: 'Các phần của tài liệu',
    open: 'Mở tài liệu Word',
    description: (name) => `Văn bản của tài liệu Word “${name}”, do chương trình trích ra.`,
    byEditors: (date) => `Ban biên tập đã sửa văn bản này của tài liệu Word ngày ${date}. Tài liệu Word là bản gốc.`,
    correctedDescription: (name) => `Văn bản của tài liệu Word “${name}”, đã được ban biên tập sửa.`,
  },
  zh: {
    from: '本页由程序根据 Word 文档的标题、列表和表格生成。图片以文字说明；以 Word 文档为准。',
    part: (n) => `第 ${n} 部分`,
    chooseOther: (n, of) => `第 ${n} 部分，共 ${of} 部分：选择其他部分`,
    parts: '文件各部分',
    open: '打开 Word 文档',
    description: (name) => `由程序从 Word 文档《${name}》中提取的文本。`,
    byEditors: (date) => `编辑于 ${date} 更正了此 Word 文档的文本。以 Word 文档为准。`,
    correctedDescription: (name) => `Word 文档《${name}》的文本，已由编辑更正。`,
  },
}
