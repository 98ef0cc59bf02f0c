import type { Spoken } from './say'

type Words = {
  inNumbers: string
  textsAndPublications: string
  /** Before a year. */
  since: string
  languages: string
  publicationsByLanguage: string
  /** The words for what a map shows, for those who do not see it. */
  map: string
  /** The name for texts that are filed under no single country. */
  severalCountries: string
}

/** Topics and countries as places: their numbers and their map. */
export const placeWords: Spoken<Words> = {
  en: {
    inNumbers: 'In numbers',
    textsAndPublications: 'Posts and publications',
    since: 'Since',
    languages: 'Languages',
    publicationsByLanguage: 'Publications by language',
    map: 'Map of the countries',
    severalCountries: 'Across countries',
  },
  km: {
    inNumbers: 'ជាតួលេខ',
    textsAndPublications: 'អត្ថបទ និងឯកសារបោះពុម្ពផ្សាយ',
    since: 'ចាប់តាំងពីឆ្នាំ',
    languages: 'ភាសា',
    publicationsByLanguage: 'ឯកសារបោះពុម្ពផ្សាយតាមភាសា',
    map: 'ផែនទីប្រទេស',
    severalCountries: 'ប្រទេសច្រើន',
  },
  lo: {
    inNumbers: 'ເປັນຕົວເລກ',
    textsAndPublications: 'ບົດຄວາມ ແລະ ສິ່ງພິມ',
    since: 'ຕັ້ງແຕ່ປີ',
    languages: 'ພາສາ',
    publicationsByLanguage: 'ສິ່ງພິມຕາມພາສາ',
    map: 'ແຜນທີ່ປະເທດ',
    severalCountries: 'ຫຼາຍປະເທດ',
  },
  my: {
    inNumbers: 'ကိန်းဂဏန်းများ',
    textsAndPublications: 'ဆောင်းပါးနှင့် ထုတ်ဝေစာများ',
    since: 'စတင်သောနှစ်',
    languages: 'ဘာသာစကားများ',
    publicationsByLanguage: 'ဘာသာစကားအလိုက် ထုတ်ဝေစာများ',
    map: 'နိုင်ငံများ၏ မြေပုံ',
    severalCountries: 'နိုင်ငံပေါင်းများစွာ',
  },
  th: {
    inNumbers: 'ตัวเลข',
    textsAndPublications: 'บทความและสิ่งพิมพ์',
    since: 'ตั้งแต่ปี',
    languages: 'ภาษา',
    publicationsByLanguage: 'สิ่งพิมพ์ตามภาษา',
    map: 'แผนที่ประเทศ',
    severalCountries: 'หลายประเทศ',
  },
  vi: {
    inNumbers: 'Con số',
    textsAndPublications: 'Bài viết và ấn phẩm',
    since: 'Từ năm',
    languages: 'Ngôn ngữ',
    publicationsByLanguage: 'Ấn phẩm theo ngôn ngữ',
    map: 'Bản đồ các quốc gia',
    severalCountries: 'Nhiều quốc gia',
  },
  zh: {
    inNumbers: '数字一览',
    textsAndPublications: '文章和出版物',
    since: '起始年份',
    languages: '语言',
    publicationsByLanguage: '各语种出版物',
    map: '国家地图',
    severalCountries: '多国',
  },
}
