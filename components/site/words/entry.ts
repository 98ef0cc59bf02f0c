import type { ChosenWithdrawal } from '@/db/schema'
import { formatNumber } from '@/lib/text/numbers'
import { counted, type Enclosure, type Spoken } from './say'

type Words = {
  around: string
  related: string
  inThisText: string
  /** The posts before and after. */
  posts: string
  minutes: (n: number) => string
  /** Around the date of a withdrawal under which the text stays. */
  withdrawn: (reason: ChosenWithdrawal) => Enclosure
  textStays: string
  updates: string
  updated: string
  /** Around the date of a change, before what was changed. */
  updatedOn: Enclosure
  earlierUpdates: (n: number) => string
}

/** The reason why something was taken out, as each language's sentences take it in. */
export const reasons: Spoken<Record<ChosenWithdrawal, string>> = {
  en: {
    error: 'it contained an error',
    outdated: 'it was out of date',
    replaced: 'another text replaced it',
    duplicate: 'it was published twice',
    request: 'someone it concerns asked for it',
  },
  km: {
    error: 'មានកំហុស',
    outdated: 'លែងទាន់សម័យ',
    replaced: 'មានអត្ថបទផ្សេងមកជំនួស',
    duplicate: 'បានផ្សាយពីរដង',
    request: 'មានការស្នើសុំពីអ្នកដែលពាក់ព័ន្ធ',
  },
  lo: {
    error: 'ມີຂໍ້ຜິດພາດ',
    outdated: 'ຂໍ້ມູນລ້າສະໄໝແລ້ວ',
    replaced: 'ມີບົດອື່ນມາແທນ',
    duplicate: 'ເຜີຍແຜ່ຊ້ຳກັນສອງຄັ້ງ',
    request: 'ຜູ້ທີ່ກ່ຽວຂ້ອງໄດ້ຂໍໄວ້',
  },
  my: {
    error: 'အမှားပါရှိသဖြင့်',
    outdated: 'ခေတ်နောက်ကျသွားသဖြင့်',
    replaced: 'အခြားစာတစ်ပုဒ်ဖြင့် အစားထိုးသဖြင့်',
    duplicate: 'နှစ်ကြိမ်ထပ်၍ ထုတ်ပြန်မိသဖြင့်',
    request: 'သက်ဆိုင်သူက တောင်းဆိုသဖြင့်',
  },
  th: {
    error: 'มีข้อผิดพลาด',
    outdated: 'ข้อมูลล้าสมัยแล้ว',
    replaced: 'มีข้อความอื่นมาแทน',
    duplicate: 'เผยแพร่ซ้ำสองครั้ง',
    request: 'ผู้ที่เกี่ยวข้องขอไว้',
  },
  vi: {
    error: 'có lỗi trong bài',
    outdated: 'nội dung đã cũ',
    replaced: 'đã có bài khác thay thế',
    duplicate: 'bị đăng hai lần',
    request: 'người có liên quan yêu cầu',
  },
  zh: {
    error: '内容有误',
    outdated: '内容已过时',
    replaced: '已有其他文本取代',
    duplicate: '重复发布',
    request: '当事人提出要求',
  },
}

/** The page of a post or another text. */
export const entryWords: Spoken<Words> = {
  en: {
    around: 'Around this text',
    related: 'Related',
    inThisText: 'In this text',
    posts: 'Posts',
    minutes: (n) => `${counted(n, 'minute')} to read`,
    withdrawn: (reason) => ['Withdrawn on ', `, because ${reasons.en[reason]}.`],
    textStays: 'The text is kept below as it was.',
    updates: 'Updates',
    updated: 'Updated',
    updatedOn: ['Updated ', ':'],
    earlierUpdates: (n) => counted(n, 'earlier update'),
  },
  km: {
    around: 'ជុំវិញអត្ថបទនេះ',
    related: 'ពាក់ព័ន្ធ',
    inThisText: 'ក្នុងអត្ថបទនេះ',
    posts: 'អត្ថបទមុន និងបន្ទាប់',
    minutes: (n) => `អាន ${formatNumber(n, 'km')} នាទី`,
    withdrawn: (reason) => ['បានដកចេញនៅថ្ងៃទី ', ` ដោយសារ${reasons.km[reason]}។`],
    textStays: 'អត្ថបទដើមរក្សាទុកនៅខាងក្រោម។',
    updates: 'ការកែប្រែ',
    updated: 'កែប្រែ',
    updatedOn: ['កែប្រែ ', '៖'],
    earlierUpdates: (n) => `ការកែប្រែមុនៗ ${formatNumber(n, 'km')}`,
  },
  lo: {
    around: 'ກ່ຽວກັບບົດນີ້',
    related: 'ທີ່ກ່ຽວຂ້ອງ',
    inThisText: 'ໃນບົດນີ້',
    posts: 'ບົດກ່ອນໜ້າ ແລະ ຖັດໄປ',
    minutes: (n) => `ອ່ານ ${formatNumber(n, 'lo')} ນາທີ`,
    withdrawn: (reason) => ['ຖອນອອກເມື່ອວັນທີ ', ` ເພາະ${reasons.lo[reason]}.`],
    textStays: 'ບົດເດີມຍັງຮັກສາໄວ້ຢູ່ລຸ່ມນີ້.',
    updates: 'ການປັບປຸງ',
    updated: 'ປັບປຸງ',
    updatedOn: ['ປັບປຸງ ', ':'],
    earlierUpdates: (n) => `ການປັບປຸງກ່ອນໜ້າ ${formatNumber(n, 'lo')} ຄັ້ງ`,
  },
  my: {
    around: 'ဤစာနှင့် ဆက်စပ်သည်များ',
    related: 'ဆက်စပ်ဖတ်ရှုရန်',
    inThisText: 'ဤစာတွင်',
    posts: 'ရှေ့နှင့် နောက် ဆောင်းပါးများ',
    minutes: (n) => `ဖတ်ချိန် ${formatNumber(n, 'my')} မိနစ်`,
    withdrawn: (reason) => ['', ` တွင် ${reasons.my[reason]} ရုပ်သိမ်းခဲ့သည်။`],
    textStays: 'မူရင်းစာကို အောက်တွင် ဆက်လက်ထားရှိပါသည်။',
    updates: 'ပြင်ဆင်ချက်များ',
    updated: 'ပြင်ဆင်ခဲ့သည်',
    updatedOn: ['ပြင်ဆင်ချက်၊ ', ' -'],
    earlierUpdates: (n) => `ယခင် ပြင်ဆင်ချက် ${formatNumber(n, 'my')} ခု`,
  },
  th: {
    around: 'เกี่ยวกับบทความนี้',
    related: 'เรื่องที่เกี่ยวข้อง',
    inThisText: 'ในบทความนี้',
    posts: 'บทความก่อนหน้าและถัดไป',
    minutes: (n) => `อ่าน ${formatNumber(n, 'th')} นาที`,
    withdrawn: (reason) => ['ถอนออกเมื่อ ', ` เพราะ${reasons.th[reason]}`],
    textStays: 'ข้อความเดิมยังเก็บไว้ด้านล่าง',
    updates: 'การปรับปรุง',
    updated: 'ปรับปรุง',
    updatedOn: ['ปรับปรุง ', ':'],
    earlierUpdates: (n) => `การปรับปรุงก่อนหน้า ${formatNumber(n, 'th')} ครั้ง`,
  },
  vi: {
    around: 'Quanh bài này',
    related: 'Liên quan',
    inThisText: 'Trong bài này',
    posts: 'Bài trước và bài sau',
    minutes: (n) => `${formatNumber(n, 'vi')} phút đọc`,
    withdrawn: (reason) => ['Đã rút lại ngày ', ` vì ${reasons.vi[reason]}.`],
    textStays: 'Nguyên văn được giữ lại bên dưới.',
    updates: 'Cập nhật',
    updated: 'Cập nhật',
    updatedOn: ['Cập nhật ', ':'],
    earlierUpdates: (n) => `${formatNumber(n, 'vi')} lần cập nhật trước`,
  },
  zh: {
    around: '本文相关信息',
    related: '相关内容',
    inThisText: '本文目录',
    posts: '前后文章',
    minutes: (n) => `阅读约需 ${formatNumber(n, 'zh')} 分钟`,
    withdrawn: (reason) => ['', `撤回，原因：${reasons.zh[reason]}。`],
    textStays: '原文保留如下。',
    updates: '更新',
    updated: '更新于',
    updatedOn: ['', '更新：'],
    earlierUpdates: (n) => `此前 ${formatNumber(n, 'zh')} 次更新`,
  },
}
