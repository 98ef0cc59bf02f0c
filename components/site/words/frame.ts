import type { Enclosure, Spoken } from './say'

type Words = {
  skip: string
  main: string
  languages: string
  demonstration: { title: string; text: string }
  contact: string
  organisations: string
  thisSite: string
  byMonth: string
  feed: string
  privacy: string
  /** The way up from a page. */
  crumbs: string
  quotes: Enclosure
}

/** Words that stand around every page. */
export const frameWords: Spoken<Words> = {
  en: {
    skip: 'Skip to content',
    main: 'Main',
    languages: 'Languages',
    demonstration: {
      title: 'A demonstration.',
      text: 'The texts on this site are samples, or old news told again in new words. No organisation wrote or approved them.',
    },
    contact: 'Contact:',
    organisations: 'Organisations',
    thisSite: 'This site',
    byMonth: 'Archive, by year and month',
    feed: 'Feed (RSS)',
    privacy: 'Privacy: no cookies, no scripts, and nothing is asked of anyone else’s server.',
    crumbs: 'Breadcrumb',
    quotes: ['“', '”'],
  },
  km: {
    skip: 'រំលងទៅខ្លឹមសារ',
    main: 'ម៉ឺនុយមេ',
    languages: 'ភាសា',
    demonstration: {
      title: 'គេហទំព័រសាកល្បង។',
      text: 'អត្ថបទនៅលើគេហទំព័រនេះជាគំរូ ឬជាព័ត៌មានចាស់ដែលសរសេរឡើងវិញ។ គ្មានអង្គការណាបានសរសេរ ឬអនុម័តអត្ថបទទាំងនេះទេ។',
    },
    contact: 'ទំនាក់ទំនង៖',
    organisations: 'អង្គការ',
    thisSite: 'អំពីគេហទំព័រនេះ',
    byMonth: 'បណ្ណសារតាមឆ្នាំ និងខែ',
    feed: 'មតិព័ត៌មាន RSS',
    privacy: 'ឯកជនភាព៖ គេហទំព័រនេះមិនប្រើខូគី មិនប្រើស្គ្រីប ហើយមិនទាញយកអ្វីពីម៉ាស៊ីនមេរបស់អ្នកដទៃឡើយ។',
    crumbs: 'ទីតាំងនៃទំព័រ',
    quotes: ['«', '»'],
  },
  lo: {
    skip: 'ຂ້າມໄປຫາເນື້ອຫາ',
    main: 'ເມນູຫຼັກ',
    languages: 'ພາສາ',
    demonstration: {
      title: 'ເວັບໄຊສາທິດ.',
      text: 'ບົດຄວາມໃນເວັບໄຊນີ້ແມ່ນຕົວຢ່າງ ຫຼື ຂ່າວເກົ່າທີ່ຮຽບຮຽງຂຶ້ນໃໝ່. ບໍ່ມີອົງການໃດຂຽນ ຫຼື ຮັບຮອງບົດຄວາມເຫຼົ່ານີ້.',
    },
    contact: 'ຕິດຕໍ່:',
    organisations: 'ອົງການ',
    thisSite: 'ກ່ຽວກັບເວັບໄຊນີ້',
    byMonth: 'ຄັງເອກະສານຕາມປີ ແລະ ເດືອນ',
    feed: 'ຟີດ RSS',
    privacy: 'ຄວາມເປັນສ່ວນຕົວ: ບໍ່ໃຊ້ຄຸກກີ້, ບໍ່ໃຊ້ສະຄຣິບ ແລະ ບໍ່ດຶງຂໍ້ມູນໃດຈາກເຊີບເວີຂອງຜູ້ອື່ນ.',
    crumbs: 'ຕຳແໜ່ງຂອງໜ້ານີ້',
    quotes: ['“', '”'],
  },
  my: {
    skip: 'အကြောင်းအရာသို့ သွားရန်',
    main: 'ပင်မ မီနူး',
    languages: 'ဘာသာစကားများ',
    demonstration: {
      title: 'သရုပ်ပြ ဝက်ဘ်ဆိုက်။',
      text: 'ဤဝက်ဘ်ဆိုက်ရှိ စာများသည် နမူနာများ သို့မဟုတ် သတင်းဟောင်းများကို ပြန်လည်ရေးသားထားခြင်း ဖြစ်ပါသည်။ မည်သည့် အဖွဲ့အစည်းကမျှ ရေးသားခြင်း၊ အတည်ပြုခြင်း မပြုပါ။',
    },
    contact: 'ဆက်သွယ်ရန် -',
    organisations: 'အဖွဲ့အစည်းများ',
    thisSite: 'ဤဝက်ဘ်ဆိုက်',
    byMonth: 'နှစ်နှင့် လအလိုက် မှတ်တမ်းတိုက်',
    feed: 'RSS ဖြင့် ရယူရန်',
    privacy: 'ကိုယ်ရေးလုံခြုံမှု - ကွတ်ကီး မသုံးပါ၊ စခရစ် မသုံးပါ၊ အခြားသူ၏ ဆာဗာထံမှ မည်သည့်အရာကိုမျှ မတောင်းယူပါ။',
    crumbs: 'စာမျက်နှာ၏ တည်နေရာ',
    quotes: ['“', '”'],
  },
  th: {
    skip: 'ข้ามไปยังเนื้อหา',
    main: 'เมนูหลัก',
    languages: 'ภาษา',
    demonstration: {
      title: 'เว็บไซต์สาธิต',
      text: 'ข้อความในเว็บไซต์นี้เป็นตัวอย่าง หรือเป็นข่าวเก่าที่เรียบเรียงขึ้นใหม่ ไม่มีองค์กรใดเขียนหรือรับรองข้อความเหล่านี้',
    },
    contact: 'ติดต่อ:',
    organisations: 'องค์กร',
    thisSite: 'เกี่ยวกับเว็บไซต์นี้',
    byMonth: 'คลังเก็บตามปีและเดือน',
    feed: 'ฟีด RSS',
    privacy: 'ความเป็นส่วนตัว: ไม่ใช้คุกกี้ ไม่ใช้สคริปต์ และไม่เรียกข้อมูลใดจากเซิร์ฟเวอร์ของผู้อื่น',
    crumbs: 'ตำแหน่งของหน้านี้',
    quotes: ['“', '”'],
  },
  vi: {
    skip: 'Chuyển đến nội dung',
    main: 'Trình đơn chính',
    languages: 'Ngôn ngữ',
    demonstration: {
      title: 'Trang mẫu.',
      text: 'Các văn bản trên trang này là bài mẫu, hoặc tin cũ được kể lại bằng lời khác. Không tổ chức nào viết hay phê duyệt chúng.',
    },
    contact: 'Liên hệ:',
    organisations: 'Các tổ chức',
    thisSite: 'Về trang này',
    byMonth: 'Kho lưu trữ theo năm và tháng',
    feed: 'Nguồn tin RSS',
    privacy: 'Quyền riêng tư: không cookie, không mã kịch bản, và không lấy gì từ máy chủ của bên nào khác.',
    crumbs: 'Vị trí của trang',
    quotes: ['“', '”'],
  },
  zh: {
    skip: '跳到正文',
    main: '主菜单',
    languages: '语言',
    demonstration: {
      title: '演示网站。',
      text: '本站文本均为样例，或是用新的文字重述的旧闻，并非由任何组织撰写或认可。',
    },
    contact: '联系方式：',
    organisations: '相关组织',
    thisSite: '关于本站',
    byMonth: '按年月浏览存档',
    feed: 'RSS 订阅',
    privacy: '隐私：本站不使用 Cookie，不运行脚本，也不向他人的服务器请求任何内容。',
    crumbs: '当前位置',
    quotes: ['《', '》'],
  },
}
