import type { PublicationSort } from '@/domain/published/library'
import { formatNumber } from '@/lib/text/numbers'
import { counted, type Spoken } from './say'

type Words = {
  sorts: Record<PublicationSort, string>
  none: string
  order: string
  without: (choice: string) => string
  takeAway: string
  tryOthers: string
  seeAll: string
  inPages: string
  onMore: (n: number) => string
}

/** Words about what was found in the library: its order, the pages that hold what was looked for, and the ways out of an empty list. */
export const foundWords: Spoken<Words> = {
  en: {
    sorts: { best: 'Best match', newest: 'Newest', oldest: 'Oldest', title: 'Title', posted: 'Last added' },
    none: 'No publications match',
    order: 'Order',
    without: (choice) => `Without ${choice}`,
    takeAway: 'Take one of the choices away, or',
    tryOthers: 'Try fewer or other words, or',
    seeAll: 'see all publications',
    inPages: 'In its pages',
    onMore: (n) => `and on ${counted(n, 'more page')}`,
  },
  km: {
    sorts: { best: 'ត្រូវបំផុត', newest: 'ថ្មីបំផុត', oldest: 'ចាស់បំផុត', title: 'ចំណងជើង', posted: 'ទើបដាក់ថ្មី' },
    none: 'រកមិនឃើញឯកសារត្រូវនឹងការជ្រើសរើសទេ',
    order: 'លំដាប់',
    without: (choice) => `ដោយគ្មាន ${choice}`,
    takeAway: 'សូមដកជម្រើសណាមួយចេញ ឬមើលទាំងអស់៖',
    tryOthers: 'សូមសាកពាក្យតិចជាងនេះ ឬពាក្យផ្សេង ឬមើលទាំងអស់៖',
    seeAll: 'ឯកសារបោះពុម្ពផ្សាយទាំងអស់',
    inPages: 'ក្នុងទំព័រ',
    onMore: (n) => `និងក្នុង ${formatNumber(n, 'km')} ទំព័រទៀត`,
  },
  lo: {
    sorts: { best: 'ກົງທີ່ສຸດ', newest: 'ໃໝ່ສຸດ', oldest: 'ເກົ່າສຸດ', title: 'ຊື່ເລື່ອງ', posted: 'ລົງໃໝ່ສຸດ' },
    none: 'ບໍ່ພົບສິ່ງພິມທີ່ກົງກັນ',
    order: 'ລຳດັບ',
    without: (choice) => `ໂດຍບໍ່ມີ ${choice}`,
    takeAway: 'ເອົາຕົວເລືອກໜຶ່ງອອກ ຫຼື ເບິ່ງທັງໝົດ:',
    tryOthers: 'ລອງໃຊ້ຄຳໜ້ອຍລົງ ຫຼື ຄຳອື່ນ ຫຼື ເບິ່ງທັງໝົດ:',
    seeAll: 'ສິ່ງພິມທັງໝົດ',
    inPages: 'ໃນໜ້າຕ່າງໆ',
    onMore: (n) => `ແລະ ອີກ ${formatNumber(n, 'lo')} ໜ້າ`,
  },
  my: {
    sorts: {
      best: 'အကိုက်ညီဆုံး',
      newest: 'အသစ်ဆုံး',
      oldest: 'အဟောင်းဆုံး',
      title: 'ခေါင်းစဉ်',
      posted: 'နောက်ဆုံးတင်',
    },
    none: 'ကိုက်ညီသော ထုတ်ဝေစာ မရှိပါ',
    order: 'အစီအစဉ်',
    without: (choice) => `${choice} မပါဘဲ`,
    takeAway: 'ရွေးထားသည်တစ်ခုကို ဖယ်ပါ၊ သို့မဟုတ် အားလုံးကို ကြည့်ပါ -',
    tryOthers: 'စကားလုံး လျှော့ပါ သို့မဟုတ် ပြောင်းပါ၊ သို့မဟုတ် အားလုံးကို ကြည့်ပါ -',
    seeAll: 'ထုတ်ဝေစာအားလုံး',
    inPages: 'စာမျက်နှာများထဲတွင်',
    onMore: (n) => `နှင့် နောက်ထပ် ${formatNumber(n, 'my')} မျက်နှာ`,
  },
  th: {
    sorts: { best: 'ตรงที่สุด', newest: 'ใหม่สุด', oldest: 'เก่าสุด', title: 'ชื่อเรื่อง', posted: 'ลงล่าสุด' },
    none: 'ไม่พบสิ่งพิมพ์ที่ตรงกัน',
    order: 'ลำดับ',
    without: (choice) => `ไม่จำกัดด้วย ${choice}`,
    takeAway: 'เอาตัวเลือกบางข้อออก หรือดูทั้งหมด:',
    tryOthers: 'ลองใช้คำน้อยลงหรือคำอื่น หรือดูทั้งหมด:',
    seeAll: 'สิ่งพิมพ์ทั้งหมด',
    inPages: 'ในหน้าต่าง ๆ',
    onMore: (n) => `และอีก ${formatNumber(n, 'th')} หน้า`,
  },
  vi: {
    sorts: { best: 'Phù hợp nhất', newest: 'Mới nhất', oldest: 'Cũ nhất', title: 'Nhan đề', posted: 'Mới đăng' },
    none: 'Không có ấn phẩm nào phù hợp',
    order: 'Thứ tự',
    without: (choice) => `Không giới hạn theo ${choice}`,
    takeAway: 'Hãy bỏ bớt một lựa chọn, hoặc xem tất cả:',
    tryOthers: 'Hãy thử ít từ hơn hoặc từ khác, hoặc xem tất cả:',
    seeAll: 'tất cả ấn phẩm',
    inPages: 'Trong các trang',
    onMore: (n) => `và ${formatNumber(n, 'vi')} trang nữa`,
  },
  zh: {
    sorts: { best: '最相关', newest: '最新', oldest: '最早', title: '标题', posted: '最近收录' },
    none: '没有符合条件的出版物',
    order: '排序',
    without: (choice) => `不限${choice}`,
    takeAway: '请去掉一项条件，或查看全部：',
    tryOthers: '请减少或更换词语，或查看全部：',
    seeAll: '全部出版物',
    inPages: '所在页面',
    onMore: (n) => `另有 ${formatNumber(n, 'zh')} 页`,
  },
}
