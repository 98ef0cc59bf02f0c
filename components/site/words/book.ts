import type { Spoken } from './say'

type Words = {
  /** The way to a list as one file for reading elsewhere. */
  link: string
  contents: string
  /** The sentence for a list that is longer than a book may be. */
  newest: (n: number) => string
  leftOut: string
  accessibility: string
}

/** A list as a book, EPUB. */
export const bookWords: Spoken<Words> = {
  en: {
    link: 'To read offline (EPUB)',
    contents: 'Contents',
    newest: (n) => `The newest ${n} texts of the list.`,
    leftOut: 'Some pictures or long texts are left out. They are at the address below each text.',
    accessibility:
      'Headings, lists, tables and notes are marked as what they are. Pictures have the descriptions that their editors gave them.',
  },
  km: {
    link: 'សម្រាប់អានពេលគ្មានអ៊ីនធឺណិត (EPUB)',
    contents: 'មាតិកា',
    newest: (n) => `អត្ថបទថ្មីបំផុត ${n} ក្នុងបញ្ជី។`,
    leftOut: 'រូបភាព ឬអត្ថបទវែងខ្លះមិនមាននៅទីនេះទេ។ សូមមើលតាមអាសយដ្ឋាននៅក្រោមអត្ថបទនីមួយៗ។',
    accessibility: 'ចំណងជើង បញ្ជី តារាង និងកំណត់សម្គាល់ត្រូវបានសម្គាល់តាមប្រភេទ។ រូបភាពមានការពិពណ៌នាដែលអ្នកកែសម្រួលបានផ្តល់។',
  },
  lo: {
    link: 'ສຳລັບອ່ານແບບອອບລາຍ (EPUB)',
    contents: 'ສາລະບານ',
    newest: (n) => `${n} ບົດໃໝ່ສຸດຂອງລາຍການ.`,
    leftOut: 'ບາງຮູບ ຫຼື ບົດຍາວບໍ່ໄດ້ລວມໄວ້. ເບິ່ງໄດ້ຕາມທີ່ຢູ່ລຸ່ມແຕ່ລະບົດ.',
    accessibility: 'ຫົວຂໍ້, ລາຍການ, ຕາຕະລາງ ແລະ ໝາຍເຫດຖືກໝາຍຕາມປະເພດ. ຮູບມີຄຳອະທິບາຍທີ່ບັນນາທິການໃຫ້ໄວ້.',
  },
  my: {
    link: 'အော့ဖ်လိုင်းဖတ်ရန် (EPUB)',
    contents: 'မာတိကာ',
    newest: (n) => `စာရင်းထဲမှ အသစ်ဆုံး စာ ${n} ပုဒ်။`,
    leftOut: 'ပုံအချို့ သို့မဟုတ် စာရှည်အချို့ မပါဝင်ပါ။ စာတစ်ပုဒ်စီအောက်ရှိ လိပ်စာတွင် ကြည့်နိုင်သည်။',
    accessibility: 'ခေါင်းစဉ်၊ စာရင်း၊ ဇယားနှင့် မှတ်စုများကို အမျိုးအစားအလိုက် မှတ်သားထားသည်။ ပုံများတွင် အယ်ဒီတာများ ရေးထားသော ဖော်ပြချက် ပါသည်။',
  },
  th: {
    link: 'อ่านแบบออฟไลน์ (EPUB)',
    contents: 'สารบัญ',
    newest: (n) => `${n} เรื่องล่าสุดของรายการ`,
    leftOut: 'รูปภาพหรือข้อความยาวบางส่วนไม่ได้รวมไว้ ดูได้ตามที่อยู่ท้ายแต่ละเรื่อง',
    accessibility: 'หัวข้อ รายการ ตาราง และหมายเหตุระบุไว้ตามชนิด รูปภาพมีคำบรรยายที่บรรณาธิการให้ไว้',
  },
  vi: {
    link: 'Đọc ngoại tuyến (EPUB)',
    contents: 'Mục lục',
    newest: (n) => `${n} bài mới nhất của danh sách.`,
    leftOut: 'Một số hình ảnh hoặc bài dài không có ở đây. Xin xem tại địa chỉ dưới mỗi bài.',
    accessibility:
      'Tiêu đề, danh sách, bảng và chú thích được đánh dấu đúng loại. Hình ảnh có mô tả do biên tập viên viết.',
  },
  zh: {
    link: '离线阅读（EPUB）',
    contents: '目录',
    newest: (n) => `列表中最新的 ${n} 篇。`,
    leftOut: '部分图片或长文未收入，请访问每篇文末的地址。',
    accessibility: '标题、列表、表格和注释均有标记。图片附有编辑撰写的说明。',
  },
}
