import { pictureWords } from '@/lib/edition/picture-words'
import type { Spoken } from './say'

type Words = {
  contents: string
  fromTags: string
  fromLayout: string
  /** `date`: since when readers have it as it is. */
  byEditors: (date: string) => string
  correctedDescription: (name: string) => string
  /** Words about a scan in which there was no text to correct. */
  typedByEditors: (date: string) => string
  typedDescription: (name: string) => string
  /** Before what is said of a picture that is not shown. */
  picture: string
  /** The name of a table that has no caption. */
  table: string
  cite: string
}

/** The edition of a PDF as pages of the site. */
export const editionWords: Spoken<Words> = {
  en: {
    contents: 'Contents',
    fromTags: 'This page was made by a program from the tags of a PDF. Pictures are described; the PDF is the record.',
    fromLayout:
      'This page was guessed by a program from the look of a PDF: headings, tables and the order of things may be wrong. The PDF is the record.',
    byEditors: (date) => `The editors corrected this text of the PDF on ${date}. The PDF is the record.`,
    correctedDescription: (name) => `The text of the PDF “${name}”, corrected by the editors.`,
    typedByEditors: (date) =>
      `The editors typed this text from the scanned pages of the PDF on ${date}. The PDF is the record.`,
    typedDescription: (name) => `The text of the scanned PDF “${name}”, typed by the editors.`,
    picture: pictureWords.en,
    table: 'Table',
    cite: 'Cite this publication',
  },
  km: {
    contents: 'មាតិកា',
    fromTags: 'ទំព័រនេះធ្វើឡើងដោយកម្មវិធីពីស្លាកនៃ PDF។ រូបភាពត្រូវបានពណ៌នា។ PDF ជាឯកសារដើម។',
    fromLayout: 'ទំព័រនេះកម្មវិធីបានទាយពីរូបរាងនៃ PDF៖ ចំណងជើង តារាង និងលំដាប់អាចខុស។ PDF ជាឯកសារដើម។',
    byEditors: (date) => `អ្នកកែសម្រួលបានកែអត្ថបទ PDF នេះនៅថ្ងៃទី ${date}។ PDF ជាឯកសារដើម។`,
    correctedDescription: (name) => `អត្ថបទនៃ PDF «${name}» ដែលអ្នកកែសម្រួលបានកែ។`,
    typedByEditors: (date) => `អ្នកកែសម្រួលបានវាយបញ្ចូលអត្ថបទនេះពីទំព័រស្កេននៃ PDF នៅថ្ងៃទី ${date}។ PDF ជាឯកសារដើម។`,
    typedDescription: (name) => `អត្ថបទនៃ PDF ស្កេន «${name}» ដែលអ្នកកែសម្រួលបានវាយបញ្ចូល។`,
    picture: pictureWords.km,
    table: 'តារាង',
    cite: 'យោងឯកសារនេះ',
  },
  lo: {
    contents: 'ສາລະບານ',
    fromTags: 'ໜ້ານີ້ສ້າງໂດຍໂປຣແກຣມຈາກແທັກຂອງ PDF. ຮູບພາບຖືກອະທິບາຍ; PDF ແມ່ນຕົ້ນສະບັບ.',
    fromLayout: 'ໜ້ານີ້ໂປຣແກຣມຄາດເດົາຈາກຮູບລັກສະນະຂອງ PDF: ຫົວຂໍ້, ຕາຕະລາງ ແລະ ລຳດັບອາດຜິດ. PDF ແມ່ນຕົ້ນສະບັບ.',
    byEditors: (date) => `ກອງບັນນາທິການໄດ້ແກ້ໄຂຂໍ້ຄວາມຂອງ PDF ນີ້ ວັນທີ ${date}. PDF ແມ່ນຕົ້ນສະບັບ.`,
    correctedDescription: (name) => `ຂໍ້ຄວາມຂອງ PDF “${name}” ທີ່ກອງບັນນາທິການໄດ້ແກ້ໄຂ.`,
    typedByEditors: (date) => `ກອງບັນນາທິການໄດ້ພິມຂໍ້ຄວາມນີ້ຈາກໜ້າສະແກນຂອງ PDF ວັນທີ ${date}. PDF ແມ່ນຕົ້ນສະບັບ.`,
    typedDescription: (name) => `ຂໍ້ຄວາມຂອງ PDF ສະແກນ “${name}” ທີ່ກອງບັນນາທິການໄດ້ພິມ.`,
    picture: pictureWords.lo,
    table: 'ຕາຕະລາງ',
    cite: 'ອ້າງອີງສິ່ງພິມນີ້',
  },
  my: {
    contents: 'မာတိကာ',
    fromTags: 'ဤစာမျက်နှာကို PDF ၏ တဂ်များမှ ပရိုဂရမ်က ပြုလုပ်ထားသည်။ ရုပ်ပုံများကို ဖော်ပြထားသည်။ PDF သည် မူရင်းမှတ်တမ်း ဖြစ်သည်။',
    fromLayout:
      'ဤစာမျက်နှာကို PDF ၏ ပုံပန်းသဏ္ဌာန်မှ ပရိုဂရမ်က ခန့်မှန်းထားသည်။ ခေါင်းစဉ်၊ ဇယားနှင့် အစီအစဉ် မှားနေနိုင်သည်။ PDF သည် မူရင်းမှတ်တမ်း ဖြစ်သည်။',
    byEditors: (date) => `ဤ PDF စာသားကို အယ်ဒီတာများက ${date} တွင် ပြင်ဆင်ထားသည်။ PDF သည် မူရင်းမှတ်တမ်း ဖြစ်သည်။`,
    correctedDescription: (name) => `အယ်ဒီတာများ ပြင်ဆင်ထားသော PDF “${name}” ၏ စာသား။`,
    typedByEditors: (date) =>
      `ဤစာသားကို PDF ၏ စကင်ဖတ်ထားသော စာမျက်နှာများမှ အယ်ဒီတာများက ${date} တွင် ရိုက်ထည့်ထားသည်။ PDF သည် မူရင်းမှတ်တမ်း ဖြစ်သည်။`,
    typedDescription: (name) => `အယ်ဒီတာများ ရိုက်ထည့်ထားသော စကင်ဖတ် PDF “${name}” ၏ စာသား။`,
    picture: pictureWords.my,
    table: 'ဇယား',
    cite: 'ဤထုတ်ဝေစာကို ကိုးကားရန်',
  },
  th: {
    contents: 'สารบัญ',
    fromTags: 'หน้านี้สร้างโดยโปรแกรมจากแท็กของ PDF ภาพมีคำบรรยายแทน ส่วน PDF คือต้นฉบับ',
    fromLayout: 'หน้านี้โปรแกรมคาดเดาจากรูปลักษณ์ของ PDF หัวข้อ ตาราง และลำดับอาจผิดพลาด PDF คือต้นฉบับ',
    byEditors: (date) => `กองบรรณาธิการแก้ไขข้อความของ PDF นี้เมื่อวันที่ ${date} ส่วน PDF คือต้นฉบับ`,
    correctedDescription: (name) => `ข้อความของ PDF “${name}” ที่กองบรรณาธิการแก้ไขแล้ว`,
    typedByEditors: (date) => `กองบรรณาธิการพิมพ์ข้อความนี้จากหน้าสแกนของ PDF เมื่อวันที่ ${date} ส่วน PDF คือต้นฉบับ`,
    typedDescription: (name) => `ข้อความของ PDF สแกน “${name}” ที่กองบรรณาธิการพิมพ์ไว้`,
    picture: pictureWords.th,
    table: 'ตาราง',
    cite: 'อ้างอิงสิ่งพิมพ์นี้',
  },
  vi: {
    contents: 'Mục lục',
    fromTags: 'Trang này do chương trình tạo từ các thẻ của tệp PDF. Hình ảnh được mô tả; bản PDF là bản gốc.',
    fromLayout:
      'Trang này do chương trình đoán từ hình thức của tệp PDF: tiêu đề, bảng biểu và thứ tự có thể sai. Bản PDF là bản gốc.',
    byEditors: (date) => `Ban biên tập đã sửa văn bản này của tệp PDF ngày ${date}. Bản PDF là bản gốc.`,
    correctedDescription: (name) => `Văn bản của tệp PDF “${name}”, đã được ban biên tập sửa.`,
    typedByEditors: (date) =>
      `Ban biên tập đã gõ văn bản này từ các trang quét của tệp PDF ngày ${date}. Bản PDF là bản gốc.`,
    typedDescription: (name) => `Văn bản của tệp PDF quét “${name}”, do ban biên tập gõ.`,
    picture: pictureWords.vi,
    table: 'Bảng',
    cite: 'Trích dẫn ấn phẩm này',
  },
  zh: {
    contents: '目录',
    fromTags: '本页由程序根据 PDF 的标签生成。图片以文字说明；以 PDF 为准。',
    fromLayout: '本页由程序根据 PDF 的版面推测而成：标题、表格和顺序可能有误。以 PDF 为准。',
    byEditors: (date) => `编辑于 ${date} 更正了此 PDF 的文本。以 PDF 为准。`,
    correctedDescription: (name) => `PDF“${name}”的文本，已由编辑更正。`,
    typedByEditors: (date) => `编辑于 ${date} 根据此 PDF 的扫描页录入了本文本。以 PDF 为准。`,
    typedDescription: (name) => `扫描版 PDF“${name}”的文本，由编辑录入。`,
    picture: pictureWords.zh,
    table: '表格',
    cite: '引用本出版物',
  },
}
