import type { ChosenWithdrawal } from '@/db/schema'
import { reasons } from './entry'
import type { Enclosure, Spoken } from './say'

type Words = {
  title: string
  /** An explanation of the list. */
  lead: string
  nothing: string
  corrected: string
  version: string
  /** The words for readers who want to see all versions of a file. */
  allVersions: string
  allUpdates: string
  withdrawn: (reason: ChosenWithdrawal) => string
  /** The word for a text that was taken out, where nothing else is said of it. */
  aText: string
  /** Around the title of the text that took the place of another. */
  replacedBy: Enclosure
  /** The way to the list. */
  way: string
}

/** Words about changes after publication: corrections, new versions, withdrawals. */
export const changeWords: Spoken<Words> = {
  en: {
    title: 'What changed',
    lead: 'Corrections, new versions and withdrawals, the newest first.',
    nothing: 'Nothing has been corrected or withdrawn so far.',
    corrected: 'Corrected',
    version: 'New version',
    allVersions: 'All versions',
    allUpdates: 'All updates',
    withdrawn: (reason) => `Withdrawn, because ${reasons.en[reason]}`,
    aText: 'A text',
    replacedBy: ['Replaced by ', ''],
    way: 'Corrections and withdrawals',
  },
  km: {
    title: 'អ្វីដែលបានផ្លាស់ប្តូរ',
    lead: 'ការកែតម្រូវ កំណែថ្មី និងការដកចេញ ថ្មីបំផុតនៅខាងលើ។',
    nothing: 'មិនទាន់មានអ្វីត្រូវបានកែតម្រូវ ឬដកចេញនៅឡើយទេ។',
    corrected: 'បានកែតម្រូវ',
    version: 'កំណែថ្មី',
    allVersions: 'កំណែទាំងអស់',
    allUpdates: 'ការកែប្រែទាំងអស់',
    withdrawn: (reason) => `បានដកចេញ ដោយសារ${reasons.km[reason]}`,
    aText: 'អត្ថបទមួយ',
    replacedBy: ['ជំនួសដោយ ', ''],
    way: 'ការកែតម្រូវ និងការដកចេញ',
  },
  lo: {
    title: 'ສິ່ງທີ່ມີການປ່ຽນແປງ',
    lead: 'ການແກ້ໄຂ, ສະບັບໃໝ່ ແລະ ການຖອນອອກ, ໃໝ່ສຸດກ່ອນ.',
    nothing: 'ຍັງບໍ່ມີຫຍັງຖືກແກ້ໄຂ ຫຼື ຖອນອອກ.',
    corrected: 'ແກ້ໄຂແລ້ວ',
    version: 'ສະບັບໃໝ່',
    allVersions: 'ທຸກສະບັບ',
    allUpdates: 'ການປັບປຸງທັງໝົດ',
    withdrawn: (reason) => `ຖອນອອກ ເພາະ${reasons.lo[reason]}`,
    aText: 'ບົດຄວາມໜຶ່ງ',
    replacedBy: ['ແທນດ້ວຍ ', ''],
    way: 'ການແກ້ໄຂ ແລະ ການຖອນອອກ',
  },
  my: {
    title: 'ပြောင်းလဲမှုများ',
    lead: 'ပြင်ဆင်ချက်များ၊ ဗားရှင်းအသစ်များနှင့် ရုပ်သိမ်းမှုများ၊ အသစ်ဆုံးကို ရှေ့ဆုံးတွင် ပြထားသည်။',
    nothing: 'ယခုအထိ ပြင်ဆင်ခြင်း သို့မဟုတ် ရုပ်သိမ်းခြင်း မရှိသေးပါ။',
    corrected: 'ပြင်ဆင်ပြီး',
    version: 'ဗားရှင်းအသစ်',
    allVersions: 'ဗားရှင်းအားလုံး',
    allUpdates: 'ပြင်ဆင်ချက်အားလုံး',
    withdrawn: (reason) => `${reasons.my[reason]} ရုပ်သိမ်းထားသည်`,
    aText: 'စာတစ်ပုဒ်',
    replacedBy: ['အစားထိုးသည့်စာ - ', ''],
    way: 'ပြင်ဆင်ချက်များနှင့် ရုပ်သိမ်းမှုများ',
  },
  th: {
    title: 'สิ่งที่เปลี่ยนแปลง',
    lead: 'การแก้ไข ฉบับใหม่ และการถอน เรียงจากล่าสุด',
    nothing: 'ยังไม่มีการแก้ไขหรือถอนข้อความใด',
    corrected: 'แก้ไขแล้ว',
    version: 'ฉบับใหม่',
    allVersions: 'ทุกฉบับ',
    allUpdates: 'การปรับปรุงทั้งหมด',
    withdrawn: (reason) => `ถอนแล้ว เนื่องจาก${reasons.th[reason]}`,
    aText: 'ข้อความหนึ่ง',
    replacedBy: ['แทนที่ด้วย ', ''],
    way: 'การแก้ไขและการถอน',
  },
  vi: {
    title: 'Những gì đã thay đổi',
    lead: 'Các đính chính, phiên bản mới và bài bị rút lại, mới nhất trước.',
    nothing: 'Cho đến nay chưa có gì được đính chính hay rút lại.',
    corrected: 'Đã đính chính',
    version: 'Phiên bản mới',
    allVersions: 'Mọi phiên bản',
    allUpdates: 'Mọi cập nhật',
    withdrawn: (reason) => `Đã rút lại vì ${reasons.vi[reason]}`,
    aText: 'Một bài viết',
    replacedBy: ['Được thay bằng ', ''],
    way: 'Đính chính và rút lại',
  },
  zh: {
    title: '更正与变动',
    lead: '更正、新版本与撤回，最新的在前。',
    nothing: '迄今没有更正或撤回。',
    corrected: '已更正',
    version: '新版本',
    allVersions: '所有版本',
    allUpdates: '所有更新',
    withdrawn: (reason) => `已撤回，因为${reasons.zh[reason]}`,
    aText: '一篇文本',
    replacedBy: ['已由 ', ' 取代'],
    way: '更正与撤回',
  },
}
