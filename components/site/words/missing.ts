import type { ChosenWithdrawal } from '@/db/schema'
import { reasons } from './entry'
import type { Enclosure, Spoken } from './say'

type Words = {
  missing: string
  missingLead: string
  alike: string
  byMonth: string
  gone: string
  /** The word for a text that is said to be gone where its title is not known or not told. */
  theText: string
  /** Between what is gone and the date of it, and after that. */
  takenOut: (reason: ChosenWithdrawal) => Enclosure
  /** The sentence about a text that is gone without a word on why. */
  unavailable: string
  failed: string
  failedLead: string
  reference: (reference: string) => string
  toFront: string
}

/** The pages that say that there is no page. */
export const missingWords: Spoken<Words> = {
  en: {
    missing: 'There is nothing at this address',
    missingLead:
      'It may have been typed or copied with a mistake. Everything in the archive keeps its address for good.',
    alike: 'Did you mean',
    byMonth: 'Look by year and month',
    gone: 'This was withdrawn',
    theText: 'The text at this address',
    takenOut: (reason) => [' was taken out on ', `, because ${reasons.en[reason]}.`],
    unavailable: 'This page is no longer available',
    failed: 'This page could not be made',
    failedLead: 'The fault is ours, and it was noted. Please try again in a moment.',
    reference: (reference) => `Reference: ${reference}`,
    toFront: 'Go to the front page',
  },
  km: {
    missing: 'គ្មានអ្វីនៅអាសយដ្ឋាននេះទេ',
    missingLead: 'អាសយដ្ឋាននេះអាចវាយ ឬចម្លងខុស។ អ្វីៗទាំងអស់ក្នុងបណ្ណសាររក្សាអាសយដ្ឋានរបស់វាជារៀងរហូត។',
    alike: 'តើអ្នករកមើល',
    byMonth: 'រកមើលតាមឆ្នាំ និងខែ',
    gone: 'អត្ថបទនេះត្រូវបានដកចេញ',
    theText: 'អត្ថបទនៅអាសយដ្ឋាននេះ',
    takenOut: (reason) => [' ត្រូវបានដកចេញនៅថ្ងៃទី ', ` ដោយសារ${reasons.km[reason]}។`],
    unavailable: 'ទំព័រនេះលែងមានទៀតហើយ',
    failed: 'មិនអាចបង្ហាញទំព័រនេះបានទេ',
    failedLead: 'នេះជាកំហុសរបស់យើង ហើយវាត្រូវបានកត់ត្រាទុក។ សូមព្យាយាមម្ដងទៀតបន្តិចក្រោយ។',
    reference: (reference) => `លេខយោង៖ ${reference}`,
    toFront: 'ទៅទំព័រដើម',
  },
  lo: {
    missing: 'ບໍ່ມີຫຍັງຢູ່ທີ່ຢູ່ນີ້',
    missingLead: 'ທີ່ຢູ່ນີ້ອາດພິມ ຫຼື ສຳເນົາມາຜິດ. ທຸກຢ່າງໃນຄັງເອກະສານຮັກສາທີ່ຢູ່ຂອງຕົນໄວ້ຕະຫຼອດໄປ.',
    alike: 'ທ່ານໝາຍເຖິງ',
    byMonth: 'ຊອກຫາຕາມປີ ແລະ ເດືອນ',
    gone: 'ບົດນີ້ຖືກຖອນອອກແລ້ວ',
    theText: 'ບົດທີ່ຢູ່ນີ້',
    takenOut: (reason) => [' ຖືກຖອນອອກເມື່ອວັນທີ ', ` ເພາະ${reasons.lo[reason]}.`],
    unavailable: 'ໜ້ານີ້ບໍ່ມີແລ້ວ',
    failed: 'ບໍ່ສາມາດສະແດງໜ້ານີ້ໄດ້',
    failedLead: 'ນີ້ແມ່ນຄວາມຜິດພາດຂອງພວກເຮົາ ແລະ ໄດ້ບັນທຶກໄວ້ແລ້ວ. ກະລຸນາລອງໃໝ່ອີກຄັ້ງໃນອີກບຶດໜຶ່ງ.',
    reference: (reference) => `ເລກອ້າງອີງ: ${reference}`,
    toFront: 'ໄປໜ້າຫຼັກ',
  },
  my: {
    missing: 'ဤလိပ်စာတွင် မည်သည့်အရာမျှ မရှိပါ',
    missingLead: 'လိပ်စာကို ရိုက်ရာတွင် သို့မဟုတ် ကူးရာတွင် မှားယွင်းခဲ့ခြင်း ဖြစ်နိုင်ပါသည်။ မှတ်တမ်းတိုက်ရှိ အရာအားလုံး၏ လိပ်စာသည် အမြဲတည်ရှိပါသည်။',
    alike: 'ဤအရာကို ရှာနေပါသလား',
    byMonth: 'နှစ်နှင့် လအလိုက် ရှာရန်',
    gone: 'ဤစာကို ရုပ်သိမ်းခဲ့ပြီ',
    theText: 'ဤလိပ်စာရှိ စာ',
    takenOut: (reason) => ['ကို ', ` တွင် ${reasons.my[reason]} ဖယ်ရှားခဲ့သည်။`],
    unavailable: 'ဤစာမျက်နှာ မရှိတော့ပါ',
    failed: 'ဤစာမျက်နှာကို မဖော်ပြနိုင်ပါ',
    failedLead: 'ကျွန်ုပ်တို့၏ အမှားဖြစ်ပြီး မှတ်တမ်းတင်ထားပြီး ဖြစ်ပါသည်။ ခဏအကြာတွင် ထပ်မံကြိုးစားပါ။',
    reference: (reference) => `ရည်ညွှန်းအမှတ် - ${reference}`,
    toFront: 'ပင်မစာမျက်နှာသို့ သွားရန်',
  },
  th: {
    missing: 'ไม่มีหน้าใดอยู่ที่ที่อยู่นี้',
    missingLead: 'ที่อยู่นี้อาจพิมพ์หรือคัดลอกมาผิด ทุกเรื่องในคลังเก็บจะอยู่ที่ที่อยู่เดิมตลอดไป',
    alike: 'คุณหมายถึงเรื่องนี้หรือไม่',
    byMonth: 'ค้นหาตามปีและเดือน',
    gone: 'เรื่องนี้ถูกถอนออกแล้ว',
    theText: 'ข้อความที่ที่อยู่นี้',
    takenOut: (reason) => [' ถูกถอนออกเมื่อ ', ` เพราะ${reasons.th[reason]}`],
    unavailable: 'หน้านี้ไม่มีให้ดูอีกแล้ว',
    failed: 'แสดงหน้านี้ไม่ได้',
    failedLead: 'เป็นความผิดพลาดของเรา และได้บันทึกไว้แล้ว โปรดลองอีกครั้งในอีกสักครู่',
    reference: (reference) => `หมายเลขอ้างอิง: ${reference}`,
    toFront: 'ไปหน้าแรก',
  },
  vi: {
    missing: 'Không có gì ở địa chỉ này',
    missingLead:
      'Có thể địa chỉ đã bị gõ hoặc sao chép nhầm. Mọi thứ trong kho lưu trữ đều giữ nguyên địa chỉ mãi mãi.',
    alike: 'Có phải bạn muốn tìm',
    byMonth: 'Tìm theo năm và tháng',
    gone: 'Bài này đã được rút lại',
    theText: 'Bài ở địa chỉ này',
    takenOut: (reason) => [' đã được rút lại ngày ', ` vì ${reasons.vi[reason]}.`],
    unavailable: 'Trang này không còn nữa',
    failed: 'Không tạo được trang này',
    failedLead: 'Lỗi thuộc về chúng tôi và đã được ghi lại. Xin thử lại sau giây lát.',
    reference: (reference) => `Mã tham chiếu: ${reference}`,
    toFront: 'Về trang chủ',
  },
  zh: {
    missing: '此网址下没有内容',
    missingLead: '网址可能在输入或复制时有误。存档中的一切内容，网址永久不变。',
    alike: '您要找的是不是',
    byMonth: '按年月查找',
    gone: '此文已撤回',
    theText: '此网址下的文本',
    takenOut: (reason) => ['已于', `撤回，原因：${reasons.zh[reason]}。`],
    unavailable: '此页面已不再提供',
    failed: '无法生成此页',
    failedLead: '这是我们的问题，已作记录。请稍后再试。',
    reference: (reference) => `参考编号：${reference}`,
    toFront: '前往首页',
  },
}
