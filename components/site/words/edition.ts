import type { Spoken } from './say'

type Words = {
  contents: string
  fromTags: string
  fromLayout: string
  /** Before what is said of a picture that is not shown. */
  picture: string
  /** What a table is called that has no caption. */
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
    picture: 'Picture:',
    table: 'Table',
    cite: 'Cite this publication',
  },
  km: {
    contents: 'មាតិកា',
    fromTags: 'ទំព័រនេះធ្វើឡើងដោយកម្មវិធីពីស្លាកនៃ PDF។ រូបភាពត្រូវបានពណ៌នា។ PDF ជាឯកសារដើម។',
    fromLayout: 'ទំព័រនេះកម្មវិធីបានទាយពីរូបរាងនៃ PDF៖ ចំណងជើង តារាង និងលំដាប់អាចខុស។ PDF ជាឯកសារដើម។',
    picture: 'រូបភាព៖',
    table: 'តារាង',
    cite: 'យោងឯកសារនេះ',
  },
  lo: {
    contents: 'ສາລະບານ',
    fromTags: 'ໜ້ານີ້ສ້າງໂດຍໂປຣແກຣມຈາກແທັກຂອງ PDF. ຮູບພາບຖືກອະທິບາຍ; PDF ແມ່ນຕົ້ນສະບັບ.',
    fromLayout: 'ໜ້ານີ້ໂປຣແກຣມຄາດເດົາຈາກຮູບລັກສະນະຂອງ PDF: ຫົວຂໍ້, ຕາຕະລາງ ແລະ ລຳດັບອາດຜິດ. PDF ແມ່ນຕົ້ນສະບັບ.',
    picture: 'ຮູບພາບ:',
    table: 'ຕາຕະລາງ',
    cite: 'ອ້າງອີງສິ່ງພິມນີ້',
  },
  my: {
    contents: 'မာတိကာ',
    fromTags: 'ဤစာမျက်နှာကို PDF ၏ တဂ်များမှ ပရိုဂရမ်က ပြုလုပ်ထားသည်။ ရုပ်ပုံများကို ဖော်ပြထားသည်။ PDF သည် မူရင်းမှတ်တမ်း ဖြစ်သည်။',
    fromLayout:
      'ဤစာမျက်နှာကို PDF ၏ ပုံပန်းသဏ္ဌာန်မှ ပရိုဂရမ်က ခန့်မှန်းထားသည်။ ခေါင်းစဉ်၊ ဇယားနှင့် အစီအစဉ် မှားနေနိုင်သည်။ PDF သည် မူရင်းမှတ်တမ်း ဖြစ်သည်။',
    picture: 'ရုပ်ပုံ -',
    table: 'ဇယား',
    cite: 'ဤထုတ်ဝေစာကို ကိုးကားရန်',
  },
  th: {
    contents: 'สารบัญ',
    fromTags: 'หน้านี้สร้างโดยโปรแกรมจากแท็กของ PDF ภาพมีคำบรรยายแทน ส่วน PDF คือต้นฉบับ',
    fromLayout: 'หน้านี้โปรแกรมคาดเดาจากรูปลักษณ์ของ PDF หัวข้อ ตาราง และลำดับอาจผิดพลาด PDF คือต้นฉบับ',
    picture: 'ภาพ:',
    table: 'ตาราง',
    cite: 'อ้างอิงสิ่งพิมพ์นี้',
  },
  vi: {
    contents: 'Mục lục',
    fromTags: 'Trang này do chương trình tạo từ các thẻ của tệp PDF. Hình ảnh được mô tả; bản PDF là bản gốc.',
    fromLayout:
      'Trang này do chương trình đoán từ hình thức của tệp PDF: tiêu đề, bảng biểu và thứ tự có thể sai. Bản PDF là bản gốc.',
    picture: 'Hình:',
    table: 'Bảng',
    cite: 'Trích dẫn ấn phẩm này',
  },
  zh: {
    contents: '目录',
    fromTags: '本页由程序根据 PDF 的标签生成。图片以文字说明；以 PDF 为准。',
    fromLayout: '本页由程序根据 PDF 的版面推测而成：标题、表格和顺序可能有误。以 PDF 为准。',
    picture: '图片：',
    table: '表格',
    cite: '引用本出版物',
  },
}
