import type { Spoken } from './say'

type Words = {
  /** To a reader whose browser runs no scripts, where the search of a copy would be. */
  noScript: string
  /** To one whose browser cannot run this one. */
  tooOld: string
}

/** Words that a copy of the site says that needs no server. */
export const copyWords: Spoken<Words> = {
  en: {
    noScript:
      'Searching this copy needs JavaScript. Without it, everything is found by month, by topic and by country.',
    tooOld: 'This browser cannot search this copy. Everything is found by month, by topic and by country too.',
  },
  km: {
    noScript: 'ការស្វែងរកក្នុងច្បាប់ចម្លងនេះត្រូវការ JavaScript។ បើគ្មានទេ អ្នកអាចរកអ្វីៗទាំងអស់តាមខែ តាមប្រធានបទ និងតាមប្រទេស។',
    tooOld: 'កម្មវិធីរុករកនេះមិនអាចស្វែងរកក្នុងច្បាប់ចម្លងនេះបានទេ។ អ្នកអាចរកអ្វីៗទាំងអស់តាមខែ តាមប្រធានបទ និងតាមប្រទេស។',
  },
  lo: {
    noScript: 'ການຄົ້ນຫາໃນສຳເນົານີ້ຕ້ອງໃຊ້ JavaScript. ຖ້າບໍ່ມີ ທ່ານສາມາດຊອກຫາທຸກຢ່າງຕາມເດືອນ ຕາມຫົວຂໍ້ ແລະ ຕາມປະເທດ.',
    tooOld: 'ໂປຣແກຣມເປີດເວັບນີ້ບໍ່ສາມາດຄົ້ນຫາໃນສຳເນົານີ້ໄດ້. ທ່ານສາມາດຊອກຫາທຸກຢ່າງຕາມເດືອນ ຕາມຫົວຂໍ້ ແລະ ຕາມປະເທດ.',
  },
  my: {
    noScript: 'ဤမိတ္တူတွင် ရှာဖွေရန် JavaScript လိုအပ်သည်။ မရှိပါက အရာအားလုံးကို လအလိုက်၊ ခေါင်းစဉ်အလိုက်နှင့် နိုင်ငံအလိုက် ရှာနိုင်သည်။',
    tooOld: 'ဤဘရောက်ဇာဖြင့် ဤမိတ္တူတွင် ရှာဖွေ၍ မရပါ။ အရာအားလုံးကို လအလိုက်၊ ခေါင်းစဉ်အလိုက်နှင့် နိုင်ငံအလိုက် ရှာနိုင်သည်။',
  },
  th: {
    noScript: 'การค้นหาในสำเนานี้ต้องใช้ JavaScript หากไม่มี ยังหาทุกอย่างได้ตามเดือน ตามหัวข้อ และตามประเทศ',
    tooOld: 'เบราว์เซอร์นี้ค้นหาในสำเนานี้ไม่ได้ แต่ยังหาทุกอย่างได้ตามเดือน ตามหัวข้อ และตามประเทศ',
  },
  vi: {
    noScript:
      'Tìm kiếm trong bản sao này cần JavaScript. Nếu không có, vẫn tìm được mọi thứ theo tháng, theo chủ đề và theo quốc gia.',
    tooOld:
      'Trình duyệt này không tìm kiếm được trong bản sao này. Vẫn tìm được mọi thứ theo tháng, theo chủ đề và theo quốc gia.',
  },
  zh: {
    noScript: '在此副本中搜索需要 JavaScript。没有它，也可以按月份、主题和国家找到所有内容。',
    tooOld: '此浏览器无法在此副本中搜索。也可以按月份、主题和国家找到所有内容。',
  },
}
