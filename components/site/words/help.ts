import type { Enclosure, Spoken } from './say'

type Words = {
  /** The way to it from every page. */
  help: string
  title: string
  /** Around the name of a country. */
  inCountry: Enclosure
  lead: string
  choose: string
  others: string
  none: string
  noneLead: string
  sample: string
  sampleNumber: string
  hours: string
  spoken: string
  web: string
  /** Around a date. */
  checkedOn: Enclosure
  longAgo: string
  unchecked: string
  leave: string
  /** Words about what leaving does, and what it cannot undo. */
  leaves: string
  /** Above the results of a search for words of need. */
  inNeed: string
  all: string
  /** Before a note on what a text is about. */
  beforeReading: string
}

/** Words for the pages where people find help, of what leads to them, and of texts that may be hard to read. */
export const helpWords: Spoken<Words> = {
  en: {
    help: 'Help',
    title: 'Where to find help',
    inCountry: ['Help in ', ''],
    lead: 'These services are for anyone who needs help, and for anyone who worries about somebody else.',
    choose: 'Choose a country',
    others: 'Help in other countries',
    none: 'No services are listed for this country yet',
    noneLead: 'There are services for these countries:',
    sample: 'This is an example. There is no such service, and it helps nobody.',
    sampleNumber: 'Example number',
    hours: 'Open',
    spoken: 'Languages',
    web: 'Website',
    checkedOn: ['Checked on ', '.'],
    longAgo: 'That is more than 90 days ago: something may have changed.',
    unchecked: 'Nobody has checked this yet: something may have changed.',
    leave: 'Leave this page',
    leaves:
      '“Leave this page” opens another website. This page stays in the browser’s history, and whoever looks after the device or the network may see that this site was visited.',
    inNeed: 'If you or someone you know needs help',
    all: 'All services',
    beforeReading: 'Before you read',
  },
  km: {
    help: 'ជំនួយ',
    title: 'កន្លែងស្វែងរកជំនួយ',
    inCountry: ['ជំនួយនៅ', ''],
    lead: 'សេវាទាំងនេះសម្រាប់អ្នកដែលត្រូវការជំនួយ និងអ្នកដែលព្រួយបារម្ភអំពីអ្នកដទៃ។',
    choose: 'ជ្រើសរើសប្រទេស',
    others: 'ជំនួយនៅប្រទេសផ្សេងទៀត',
    none: 'មិនទាន់មានសេវាសម្រាប់ប្រទេសនេះទេ',
    noneLead: 'មានសេវាសម្រាប់ប្រទេសទាំងនេះ៖',
    sample: 'នេះជាឧទាហរណ៍។ គ្មានសេវានេះពិតប្រាកដទេ ហើយវាមិនអាចជួយនរណាម្នាក់បានឡើយ។',
    sampleNumber: 'លេខឧទាហរណ៍',
    hours: 'ម៉ោងបើក',
    spoken: 'ភាសា',
    web: 'គេហទំព័រ',
    checkedOn: ['បានពិនិត្យនៅថ្ងៃទី ', '។'],
    longAgo: 'នោះលើសពី 90 ថ្ងៃមកហើយ៖ អាចមានអ្វីផ្លាស់ប្ដូរ។',
    unchecked: 'មិនទាន់មានអ្នកណាពិនិត្យព័ត៌មាននេះទេ៖ អាចមានអ្វីផ្លាស់ប្ដូរ។',
    leave: 'ចាកចេញពីទំព័រនេះ',
    leaves:
      '«ចាកចេញពីទំព័រនេះ» បើកគេហទំព័រផ្សេង។ ទំព័រនេះនៅតែមានក្នុងប្រវត្តិរបស់កម្មវិធីរុករក ហើយអ្នកដែលមើលថែឧបករណ៍ ឬបណ្ដាញ អាចឃើញថាមានការចូលមើលគេហទំព័រនេះ។',
    inNeed: 'បើអ្នក ឬអ្នកដែលអ្នកស្គាល់ត្រូវការជំនួយ',
    all: 'សេវាទាំងអស់',
    beforeReading: 'មុនពេលអាន',
  },
  lo: {
    help: 'ຄວາມຊ່ວຍເຫຼືອ',
    title: 'ບ່ອນຂໍຄວາມຊ່ວຍເຫຼືອ',
    inCountry: ['ຄວາມຊ່ວຍເຫຼືອໃນ', ''],
    lead: 'ບໍລິການເຫຼົ່ານີ້ມີໄວ້ສຳລັບຜູ້ທີ່ຕ້ອງການຄວາມຊ່ວຍເຫຼືອ ແລະ ຜູ້ທີ່ເປັນຫ່ວງຄົນອື່ນ.',
    choose: 'ເລືອກປະເທດ',
    others: 'ຄວາມຊ່ວຍເຫຼືອໃນປະເທດອື່ນ',
    none: 'ຍັງບໍ່ມີບໍລິການສຳລັບປະເທດນີ້',
    noneLead: 'ມີບໍລິການສຳລັບປະເທດເຫຼົ່ານີ້:',
    sample: 'ນີ້ແມ່ນຕົວຢ່າງ. ບໍລິການນີ້ບໍ່ມີຢູ່ແທ້ ແລະ ບໍ່ສາມາດຊ່ວຍໃຜໄດ້.',
    sampleNumber: 'ເບີຕົວຢ່າງ',
    hours: 'ເວລາເປີດ',
    spoken: 'ພາສາ',
    web: 'ເວັບໄຊ',
    checkedOn: ['ກວດສອບເມື່ອວັນທີ ', '.'],
    longAgo: 'ນັ້ນເກີນ 90 ວັນມາແລ້ວ: ບາງຢ່າງອາດປ່ຽນແປງ.',
    unchecked: 'ຍັງບໍ່ມີໃຜກວດສອບຂໍ້ມູນນີ້: ບາງຢ່າງອາດປ່ຽນແປງ.',
    leave: 'ອອກຈາກໜ້ານີ້',
    leaves:
      '“ອອກຈາກໜ້ານີ້” ເປີດເວັບໄຊອື່ນ. ໜ້ານີ້ຍັງຢູ່ໃນປະຫວັດຂອງໂປຣແກຣມທ່ອງເວັບ ແລະ ຜູ້ທີ່ເບິ່ງແຍງອຸປະກອນ ຫຼື ເຄືອຂ່າຍ ອາດເຫັນວ່າມີການເຂົ້າເບິ່ງເວັບໄຊນີ້.',
    inNeed: 'ຖ້າທ່ານ ຫຼື ຄົນທີ່ທ່ານຮູ້ຈັກຕ້ອງການຄວາມຊ່ວຍເຫຼືອ',
    all: 'ບໍລິການທັງໝົດ',
    beforeReading: 'ກ່ອນອ່ານ',
  },
  my: {
    help: 'အကူအညီ',
    title: 'အကူအညီ ရနိုင်သော နေရာများ',
    inCountry: ['', 'တွင် ရနိုင်သော အကူအညီ'],
    lead: 'ဤဝန်ဆောင်မှုများသည် အကူအညီ လိုအပ်သူများနှင့် အခြားသူတစ်ဦးအတွက် စိုးရိမ်နေသူများအတွက် ဖြစ်ပါသည်။',
    choose: 'နိုင်ငံ ရွေးပါ',
    others: 'အခြားနိုင်ငံများတွင် ရနိုင်သော အကူအညီ',
    none: 'ဤနိုင်ငံအတွက် ဝန်ဆောင်မှုများ မရှိသေးပါ',
    noneLead: 'ဤနိုင်ငံများအတွက် ဝန်ဆောင်မှုများ ရှိပါသည် -',
    sample: 'ဤသည်မှာ နမူနာ ဖြစ်ပါသည်။ ဤဝန်ဆောင်မှု တကယ်မရှိပါ၊ မည်သူ့ကိုမျှ မကူညီနိုင်ပါ။',
    sampleNumber: 'နမူနာ နံပါတ်',
    hours: 'ဖွင့်ချိန်',
    spoken: 'ဘာသာစကားများ',
    web: 'ဝက်ဘ်ဆိုက်',
    checkedOn: ['', ' တွင် စစ်ဆေးခဲ့သည်။'],
    longAgo: 'ရက် 90 ကျော်သွားပြီ ဖြစ်၍ ပြောင်းလဲမှု ရှိနိုင်ပါသည်။',
    unchecked: 'ဤအချက်အလက်ကို မည်သူမျှ မစစ်ဆေးရသေးသဖြင့် ပြောင်းလဲမှု ရှိနိုင်ပါသည်။',
    leave: 'ဤစာမျက်နှာမှ ထွက်ရန်',
    leaves:
      '“ဤစာမျက်နှာမှ ထွက်ရန်” သည် အခြား ဝက်ဘ်ဆိုက်တစ်ခုကို ဖွင့်ပေးသည်။ ဤစာမျက်နှာသည် ဘရောက်ဇာ၏ မှတ်တမ်းတွင် ကျန်ရှိပြီး စက် သို့မဟုတ် ကွန်ရက်ကို ကြီးကြပ်သူက ဤဝက်ဘ်ဆိုက်သို့ ဝင်ခဲ့ကြောင်း မြင်နိုင်ပါသည်။',
    inNeed: 'သင် သို့မဟုတ် သင်သိသူတစ်ဦး အကူအညီ လိုအပ်ပါက',
    all: 'ဝန်ဆောင်မှု အားလုံး',
    beforeReading: 'မဖတ်မီ',
  },
  th: {
    help: 'ขอความช่วยเหลือ',
    title: 'แหล่งขอความช่วยเหลือ',
    inCountry: ['ความช่วยเหลือใน', ''],
    lead: 'บริการเหล่านี้มีไว้สำหรับผู้ที่ต้องการความช่วยเหลือ และผู้ที่เป็นห่วงคนอื่น',
    choose: 'เลือกประเทศ',
    others: 'ความช่วยเหลือในประเทศอื่น',
    none: 'ยังไม่มีบริการสำหรับประเทศนี้',
    noneLead: 'มีบริการสำหรับประเทศเหล่านี้:',
    sample: 'นี่คือตัวอย่าง ไม่มีบริการนี้อยู่จริง และไม่สามารถช่วยใครได้',
    sampleNumber: 'หมายเลขตัวอย่าง',
    hours: 'เวลาทำการ',
    spoken: 'ภาษา',
    web: 'เว็บไซต์',
    checkedOn: ['ตรวจสอบเมื่อ ', ''],
    longAgo: 'นานกว่า 90 วันแล้ว บางอย่างอาจเปลี่ยนไป',
    unchecked: 'ยังไม่มีใครตรวจสอบข้อมูลนี้ บางอย่างอาจเปลี่ยนไป',
    leave: 'ออกจากหน้านี้',
    leaves: '“ออกจากหน้านี้” จะเปิดเว็บไซต์อื่น หน้านี้ยังอยู่ในประวัติของเบราว์เซอร์ และผู้ที่ดูแลอุปกรณ์หรือเครือข่ายอาจเห็นว่ามีการเข้าชมเว็บไซต์นี้',
    inNeed: 'หากคุณหรือคนที่คุณรู้จักต้องการความช่วยเหลือ',
    all: 'บริการทั้งหมด',
    beforeReading: 'ก่อนอ่าน',
  },
  vi: {
    help: 'Tìm sự giúp đỡ',
    title: 'Nơi tìm sự giúp đỡ',
    inCountry: ['Nơi giúp đỡ tại ', ''],
    lead: 'Những dịch vụ này dành cho bất cứ ai cần giúp đỡ, và cho những ai lo lắng cho người khác.',
    choose: 'Chọn quốc gia',
    others: 'Nơi giúp đỡ tại các quốc gia khác',
    none: 'Chưa có dịch vụ nào cho quốc gia này',
    noneLead: 'Có dịch vụ cho các quốc gia sau:',
    sample: 'Đây là ví dụ. Dịch vụ này không có thật và không giúp được ai.',
    sampleNumber: 'Số điện thoại ví dụ',
    hours: 'Giờ làm việc',
    spoken: 'Ngôn ngữ',
    web: 'Trang web',
    checkedOn: ['Đã kiểm tra ngày ', '.'],
    longAgo: 'Đã hơn 90 ngày: có thể đã có thay đổi.',
    unchecked: 'Chưa ai kiểm tra thông tin này: có thể đã có thay đổi.',
    leave: 'Rời trang này',
    leaves:
      '“Rời trang này” mở một trang web khác. Trang này vẫn còn trong lịch sử trình duyệt, và người quản lý thiết bị hay mạng có thể thấy trang web này đã được truy cập.',
    inNeed: 'Nếu bạn hoặc người bạn biết cần giúp đỡ',
    all: 'Tất cả dịch vụ',
    beforeReading: 'Trước khi đọc',
  },
  zh: {
    help: '求助',
    title: '求助途径',
    inCountry: ['', '的求助途径'],
    lead: '这些服务面向任何需要帮助的人，也面向为他人担忧的人。',
    choose: '选择国家',
    others: '其他国家的求助途径',
    none: '尚未列出该国家的服务',
    noneLead: '以下国家已列出服务：',
    sample: '这是示例。此服务并不存在，无法帮助任何人。',
    sampleNumber: '示例号码',
    hours: '服务时间',
    spoken: '语言',
    web: '网站',
    checkedOn: ['核对日期：', '。'],
    longAgo: '距今已超过 90 天，内容可能已有变化。',
    unchecked: '尚未有人核对这些信息，内容可能已有变化。',
    leave: '离开本页',
    leaves: '“离开本页”会打开另一个网站。本页仍会留在浏览器的历史记录中，管理设备或网络的人可能看到本网站曾被访问。',
    inNeed: '如果您或您认识的人需要帮助',
    all: '全部服务',
    beforeReading: '阅读之前',
  },
}
