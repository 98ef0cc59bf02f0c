import type { Enclosure, Spoken } from './say'

type Words = {
  documents: (n: number) => string
  inLanguage: (format: string, language: string) => string
  asText: string
  /** Heard after the words of a link, around the title of what it leads to. */
  ofTitle: Enclosure
  accessible: string
  notAccessible: string
  ask: string
  /** Heard after the request, around a title. */
  askAbout: Enclosure
  /** Words for when there is no address for mail. */
  askAt: (contact: string) => string
  askWhom: (name: string) => string
  mailSubject: (title: string) => string
  mailBody: string
  version: (n: number) => string
  versionsOf: (title: string) => string
  checksum: string
  checksums: string
}

/** The files of an entry. */
export const fileWords: Spoken<Words> = {
  en: {
    documents: (n) => (n === 1 ? 'Document' : 'Documents'),
    inLanguage: (format, language) => `${format}, ${language}`,
    asText: 'Read as text',
    ofTitle: [': ', ''],
    accessible: 'Can be read with a screen reader',
    notAccessible: 'Cannot be read with a screen reader.',
    ask: 'Ask for an accessible format',
    askAbout: [' of “', '”'],
    askAt: (contact) => `Ask for an accessible format: ${contact}`,
    askWhom: (name) => `Ask ${name} for an accessible format.`,
    mailSubject: (title) => `Accessible format of “${title}”`,
    mailBody: 'I would like to have this document in an accessible format:',
    version: (n) => `Version ${n}`,
    versionsOf: (title) => `Versions of ${title}`,
    checksum: 'Checksum and lasting address',
    checksums: 'Checksums',
  },
  km: {
    documents: () => 'ឯកសារ',
    inLanguage: (format, language) => `${format} ភាសា${language}`,
    asText: 'អានជាអត្ថបទ',
    ofTitle: ['៖ ', ''],
    accessible: 'អាចអានដោយកម្មវិធីអានអេក្រង់',
    notAccessible: 'មិនអាចអានដោយកម្មវិធីអានអេក្រង់ទេ។',
    ask: 'ស្នើសុំទម្រង់ដែលងាយស្រួលប្រើសម្រាប់ជនពិការ',
    askAbout: [' នៃ «', '»'],
    askAt: (contact) => `ស្នើសុំទម្រង់ដែលងាយស្រួលប្រើសម្រាប់ជនពិការ៖ ${contact}`,
    askWhom: (name) => `សូមស្នើសុំទម្រង់ដែលងាយស្រួលប្រើសម្រាប់ជនពិការពី ${name}។`,
    mailSubject: (title) => `ទម្រង់ងាយស្រួលប្រើសម្រាប់ជនពិការ នៃ «${title}»`,
    mailBody: 'ខ្ញុំចង់បានឯកសារនេះជាទម្រង់ដែលងាយស្រួលប្រើសម្រាប់ជនពិការ៖',
    version: (n) => `កំណែទី ${n}`,
    versionsOf: (title) => `កំណែនានានៃ ${title}`,
    checksum: 'លេខផ្ទៀងផ្ទាត់ និងអាសយដ្ឋានអចិន្ត្រៃយ៍',
    checksums: 'លេខផ្ទៀងផ្ទាត់',
  },
  lo: {
    documents: () => 'ເອກະສານ',
    inLanguage: (format, language) => `${format} ພາສາ${language}`,
    asText: 'ອ່ານເປັນຂໍ້ຄວາມ',
    ofTitle: [': ', ''],
    accessible: 'ອ່ານດ້ວຍໂປຣແກຣມອ່ານໜ້າຈໍໄດ້',
    notAccessible: 'ອ່ານດ້ວຍໂປຣແກຣມອ່ານໜ້າຈໍບໍ່ໄດ້.',
    ask: 'ຂໍຮູບແບບທີ່ຄົນພິການເຂົ້າເຖິງໄດ້',
    askAbout: [' ຂອງ “', '”'],
    askAt: (contact) => `ຂໍຮູບແບບທີ່ຄົນພິການເຂົ້າເຖິງໄດ້: ${contact}`,
    askWhom: (name) => `ຂໍຮູບແບບທີ່ຄົນພິການເຂົ້າເຖິງໄດ້ຈາກ ${name}.`,
    mailSubject: (title) => `ຮູບແບບທີ່ຄົນພິການເຂົ້າເຖິງໄດ້ຂອງ “${title}”`,
    mailBody: 'ຂ້າພະເຈົ້າຢາກໄດ້ເອກະສານນີ້ໃນຮູບແບບທີ່ຄົນພິການເຂົ້າເຖິງໄດ້:',
    version: (n) => `ສະບັບທີ ${n}`,
    versionsOf: (title) => `ສະບັບຕ່າງໆຂອງ ${title}`,
    checksum: 'ລະຫັດກວດສອບ ແລະ ທີ່ຢູ່ຖາວອນ',
    checksums: 'ລະຫັດກວດສອບ',
  },
  my: {
    documents: (n) => (n === 1 ? 'စာရွက်စာတမ်း' : 'စာရွက်စာတမ်းများ'),
    inLanguage: (format, language) => `${format}၊ ${language}ဘာသာ`,
    asText: 'စာသားအဖြစ် ဖတ်ရန်',
    ofTitle: [' - ', ''],
    accessible: 'မျက်နှာပြင်ဖတ်စနစ်ဖြင့် ဖတ်နိုင်သည်',
    notAccessible: 'မျက်နှာပြင်ဖတ်စနစ်ဖြင့် မဖတ်နိုင်ပါ။',
    ask: 'မသန်စွမ်းသူများ သုံးနိုင်သော ပုံစံကို တောင်းရန်',
    askAbout: [' - “', '”'],
    askAt: (contact) => `မသန်စွမ်းသူများ သုံးနိုင်သော ပုံစံကို တောင်းရန် - ${contact}`,
    askWhom: (name) => `မသန်စွမ်းသူများ သုံးနိုင်သော ပုံစံကို ${name} ထံ တောင်းပါ။`,
    mailSubject: (title) => `“${title}” ၏ မသန်စွမ်းသူများ သုံးနိုင်သော ပုံစံ`,
    mailBody: 'ဤစာရွက်စာတမ်းကို မသန်စွမ်းသူများ သုံးနိုင်သော ပုံစံဖြင့် လိုချင်ပါသည် -',
    version: (n) => `မူ ${n}`,
    versionsOf: (title) => `${title} ၏ မူများ`,
    checksum: 'စစ်ဆေးကုဒ်နှင့် အမြဲတည်သော လိပ်စာ',
    checksums: 'စစ်ဆေးကုဒ်များ',
  },
  th: {
    documents: () => 'เอกสาร',
    inLanguage: (format, language) => `${format} ภาษา${language}`,
    asText: 'อ่านเป็นข้อความ',
    ofTitle: [': ', ''],
    accessible: 'อ่านด้วยโปรแกรมอ่านหน้าจอได้',
    notAccessible: 'อ่านด้วยโปรแกรมอ่านหน้าจอไม่ได้',
    ask: 'ขอรูปแบบที่คนพิการเข้าถึงได้',
    askAbout: [' ของ “', '”'],
    askAt: (contact) => `ขอรูปแบบที่คนพิการเข้าถึงได้: ${contact}`,
    askWhom: (name) => `ขอรูปแบบที่คนพิการเข้าถึงได้จาก ${name}`,
    mailSubject: (title) => `รูปแบบที่คนพิการเข้าถึงได้ของ “${title}”`,
    mailBody: 'ข้าพเจ้าต้องการเอกสารนี้ในรูปแบบที่คนพิการเข้าถึงได้:',
    version: (n) => `ฉบับที่ ${n}`,
    versionsOf: (title) => `ฉบับต่าง ๆ ของ ${title}`,
    checksum: 'ค่าตรวจสอบและที่อยู่ถาวร',
    checksums: 'ค่าตรวจสอบ',
  },
  vi: {
    documents: () => 'Tài liệu',
    inLanguage: (format, language) => `${format}, ${language.charAt(0).toLowerCase() + language.slice(1)}`,
    asText: 'Đọc dạng văn bản',
    ofTitle: [': ', ''],
    accessible: 'Đọc được bằng trình đọc màn hình',
    notAccessible: 'Không đọc được bằng trình đọc màn hình.',
    ask: 'Yêu cầu định dạng dễ tiếp cận',
    askAbout: [' của “', '”'],
    askAt: (contact) => `Yêu cầu định dạng dễ tiếp cận: ${contact}`,
    askWhom: (name) => `Hãy liên hệ ${name} để có định dạng dễ tiếp cận.`,
    mailSubject: (title) => `Định dạng dễ tiếp cận của “${title}”`,
    mailBody: 'Tôi muốn nhận tài liệu này ở định dạng dễ tiếp cận:',
    version: (n) => `Phiên bản ${n}`,
    versionsOf: (title) => `Các phiên bản của ${title}`,
    checksum: 'Mã kiểm tra và địa chỉ lâu dài',
    checksums: 'Mã kiểm tra',
  },
  zh: {
    documents: () => '文件',
    inLanguage: (format, language) => `${format}，${language}`,
    asText: '以文本阅读',
    ofTitle: ['：', ''],
    accessible: '可用屏幕阅读器阅读',
    notAccessible: '无法用屏幕阅读器阅读。',
    ask: '索取无障碍格式',
    askAbout: ['：《', '》'],
    askAt: (contact) => `索取无障碍格式：${contact}`,
    askWhom: (name) => `请向${name}索取无障碍格式。`,
    mailSubject: (title) => `《${title}》的无障碍格式`,
    mailBody: '我希望获得此文件的无障碍格式：',
    version: (n) => `第 ${n} 版`,
    versionsOf: (title) => `${title}的各版本`,
    checksum: '校验和与永久网址',
    checksums: '校验和',
  },
}
