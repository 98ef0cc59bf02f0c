import { defaultSite, type Site } from '@/domain/published/site'

/** The settings of the demonstration's site. The entry that leads the front page is found by its slug. */
export const site = {
  name: 'UN-ACT',
  tagline: 'Cooperation against trafficking in persons in the Greater Mekong Sub-region',
  zone: 'Asia/Bangkok',
  contact: 'demonstration@example.org',
  organisations: [
    { name: 'UN-ACT', url: '' },
    { name: 'COMMIT Process', url: '' },
  ],
  menu: [...defaultSite.menu, { label: 'About', path: '/about' }],
  translations: {
    km: translated('កិច្ចសហប្រតិបត្តិការប្រឆាំងការជួញដូរមនុស្សនៅមហាអនុតំបន់មេគង្គ', 'អំពីយើង'),
    lo: translated('ການຮ່ວມມືຕ້ານການຄ້າມະນຸດໃນອະນຸພາກພື້ນແມ່ນ້ຳຂອງ', 'ກ່ຽວກັບພວກເຮົາ'),
    my: translated('မဟာမဲခေါင်ဒေသခွဲအတွင်း လူကုန်ကူးမှု တိုက်ဖျက်ရေး ပူးပေါင်းဆောင်ရွက်မှု', 'ကျွန်ုပ်တို့အကြောင်း'),
    th: translated('ความร่วมมือต่อต้านการค้ามนุษย์ในอนุภูมิภาคลุ่มแม่น้ำโขง', 'เกี่ยวกับเรา'),
    vi: translated('Hợp tác phòng, chống mua bán người ở Tiểu vùng sông Mê Kông mở rộng', 'Giới thiệu'),
    zh: translated('大湄公河次区域打击人口贩运合作', '关于我们'),
  },
  publisher: 'UN-ACT demonstration', // sample texts are not to be cited as the project’s own
} satisfies Partial<Site>

/** The name is an acronym, the same everywhere. */
function translated(tagline: string, about: string) {
  return { name: 'UN-ACT', tagline, menu: { '/about': about } }
}

export const leadSlug = 'six-governments-draft-a-sharper-plan'
