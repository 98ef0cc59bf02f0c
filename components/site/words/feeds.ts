import type { Spoken } from './say'

type Words = {
  /** Above the feeds of a list, and its book. */
  follow: string
  /** Before their names, with the mark that goes before a list. */
  feeds: string
  /** For people who open a feed in a browser. */
  about: string
  /** Above a text that stays under a notice. */
  withdrawn: string
  search: (site: string) => string
}

/** Feeds, and what else programs read out to people. */
export const feedWords: Spoken<Words> = {
  en: {
    follow: 'Follow',
    feeds: 'Feeds:',
    about: 'This is a feed. Copy its address into a feed reader, and what is new here comes to you.',
    withdrawn: 'This text has been withdrawn. It is kept here as it was.',
    search: (site) => `Search ${site}`,
  },
  km: {
    follow: 'តាមដាន',
    feeds: 'មតិព័ត៌មាន៖',
    about: 'នេះជាមតិព័ត៌មាន។ សូមចម្លងអាសយដ្ឋាននេះទៅក្នុងកម្មវិធីអានព័ត៌មាន នោះអ្នកនឹងទទួលបានអ្វីដែលថ្មីនៅទីនេះ។',
    withdrawn: 'អត្ថបទនេះត្រូវបានដកចេញ។ វាត្រូវបានរក្សាទុកនៅទីនេះដូចដើម។',
    search: (site) => `ស្វែងរកក្នុង ${site}`,
  },
  lo: {
    follow: 'ຕິດຕາມ',
    feeds: 'ຟີດ:',
    about: 'ນີ້ແມ່ນຟີດ. ສຳເນົາທີ່ຢູ່ນີ້ໃສ່ໂປຣແກຣມອ່ານຟີດ ແລ້ວສິ່ງໃໝ່ຈາກທີ່ນີ້ຈະສົ່ງຫາທ່ານ.',
    withdrawn: 'ບົດຄວາມນີ້ຖືກຖອນແລ້ວ. ມັນຖືກເກັບໄວ້ບ່ອນນີ້ຕາມເດີມ.',
    search: (site) => `ຊອກຫາໃນ ${site}`,
  },
  my: {
    follow: 'စောင့်ကြည့်ရန်',
    feeds: 'ဖိဒ်များ -',
    about: 'ဤသည်မှာ ဖိဒ် ဖြစ်သည်။ ၎င်း၏လိပ်စာကို ဖိဒ်ဖတ်သည့်ပရိုဂရမ်ထဲသို့ ကူးထည့်ပါက ဤနေရာမှ အသစ်များ သင့်ထံ ရောက်လာမည်။',
    withdrawn: 'ဤစာကို ပြန်လည်ရုပ်သိမ်းထားသည်။ မူလအတိုင်း ဤနေရာတွင် သိမ်းဆည်းထားသည်။',
    search: (site) => `${site} တွင် ရှာရန်`,
  },
  th: {
    follow: 'ติดตาม',
    feeds: 'ฟีด:',
    about: 'นี่คือฟีด คัดลอกที่อยู่นี้ไปใส่ในโปรแกรมอ่านฟีด แล้วสิ่งใหม่ ๆ จากที่นี่จะไปถึงคุณเอง',
    withdrawn: 'ข้อความนี้ถูกถอนแล้ว และเก็บไว้ที่นี่ตามเดิม',
    search: (site) => `ค้นหาใน ${site}`,
  },
  vi: {
    follow: 'Theo dõi',
    feeds: 'Nguồn tin:',
    about: 'Đây là một nguồn tin. Hãy chép địa chỉ này vào trình đọc nguồn tin để nhận những gì mới ở đây.',
    withdrawn: 'Bài viết này đã được rút lại. Nội dung được giữ nguyên tại đây.',
    search: (site) => `Tìm trong ${site}`,
  },
  zh: {
    follow: '订阅',
    feeds: '订阅源：',
    about: '这是一个订阅源。把它的地址复制到阅读器中，即可收到这里的新内容。',
    withdrawn: '本文已撤回，原文保留于此。',
    search: (site) => `搜索${site}`,
  },
}
