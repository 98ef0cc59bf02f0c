import type { Language } from '@/lib/languages/languages'
import { advice, type Check } from './check'

/** UNIAP's Guide to Ethics and Human Rights in Counter-Trafficking (2008). A pseudonym alone is not enough (UNICEF). */
const doNoHarmQuestions = [
  'Do no harm: could anyone be worse off because this is public?',
  'Personal safety: can they, their family or their village be recognised, from a detail or a picture too?',
  'Consent: did they agree to this text and to these pictures, freely and in their language? For a child, who agreed?',
  'Confidentiality: are names and places changed, and does nothing else give them away?',
  'Interpreters and field teams: is anyone who helped put at risk by being named?',
  'Referral: does the text say where someone in the same position finds help?',
  'Helping others: does it help more than it takes?',
] as const

/** `aboutSomeone`: an age, a changed name, a form of address. Some scripts have no word boundaries. */
const riskSigns: Record<Language, { atRisk: RegExp; aboutSomeone: RegExp }> = {
  en: {
    atRisk:
      /\b(trafficked (person|people|wom[ae]n|m[ae]n|girl|boy|child)|(victims?|survivors?|child(ren)?|minors?|underage|returnees?|domestic workers?|sex workers?)\b)/i,
    aboutSomeone:
      /\b\d{1,2}[- ][Yy]ears?[- ][Oo]ld\b|\b[Aa]ged? \d{1,2}\b|\b([Nn]ot (her|his|their) real name|[Nn]ame (has been )?changed|[Pp]seudonym)\b|\b(Ms|Mrs|Miss|Mr)\.? \p{Lu}|\b(named|called) \p{Lu}\p{Ll}|\p{Lu}\p{Ll}{1,20}, (who|a) (was|is|has|former|survivor|victim)\b/u,
  },
  km: {
    atRisk: /ជនរងគ្រោះ|អ្នករស់រានមានជីវិត|កុមារ|អនីតិជន|ក្មេងស្រី|ក្មេងប្រុស|ពលករតាមផ្ទះ|អ្នកបម្រើផ្ទះ|ស្ត្រីរកស៊ីផ្លូវភេទ|ពលករវិលត្រឡប់/,
    aboutSomeone: /អាយុ\s*\p{Nd}{1,2}|ឈ្មោះ|រហស្សនាម|ប្ដូរឈ្មោះ|ប្តូរឈ្មោះ|កញ្ញា|អ្នកស្រី|លោកស្រី|នាង/u,
  },
  lo: {
    atRisk: /ຜູ້ເຄາະຮ້າຍ|ຜູ້ຖືກເຄາະຮ້າຍ|ຜູ້ລອດຊີວິດ|ເດັກ|ຜູ້ເຍົາ|ແມ່ບ້ານ|ຄົນຮັບໃຊ້|ຜູ້ຄ້າປະເວນີ|ແຮງງານທີ່ກັບຄືນ/,
    aboutSomeone: /ອາຍຸ\s*\p{Nd}{1,2}|ຊື່|ນາມສົມມຸດ|ນາມສົມມຸດຕິ|ທ້າວ|ນາງ/u,
  },
  my: {
    atRisk: /ရောင်းကူးခံရ|လူကုန်ကူးခံရ|သားကောင်|နစ်နာသူ|အသက်ရှင်ကျန်|ကလေး|အရွယ်မရောက်|အိမ်အကူ|အိမ်ဖော်|လိင်လုပ်သား|ပြန်လာသူ/,
    aboutSomeone: /အသက်\s*\(?\p{Nd}{1,2}|\p{Nd}{1,2}\s*နှစ်အရွယ်|အမည်|နာမည်|အမည်လွှဲ|ဒေါ်|ကိုယ်တော်/u,
  },
  th: {
    atRisk:
      /ผู้เสียหาย|เหยื่อ|ผู้รอดชีวิต|ผู้ถูกค้ามนุษย์|เด็ก|ผู้เยาว์|เยาวชน|แรงงานทำงานบ้าน|คนรับใช้|แม่บ้าน|ผู้ค้าบริการทางเพศ|พนักงานบริการ|โสเภณี/,
    aboutSomeone: /อายุ\s*\p{Nd}{1,2}|วัย\s*\p{Nd}{1,2}|ชื่อ|นามสมมติ|นามสมมุติ|นางสาว|นาย|น\.ส\./u,
  },
  vi: {
    atRisk:
      /(nạn nhân|người sống sót|bị mua bán|bị buôn bán|trẻ em|trẻ vị thành niên|vị thành niên|em bé|bé gái|bé trai|người giúp việc|gái mại dâm|người bán dâm|lao động hồi hương)/iu,
    aboutSomeone:
      /\p{Nd}{1,2}\s*[Tt]uổi|[Tt]ên (?:là|thật|nhân vật)|[Đđ]ổi tên|[Bb]í danh|(?:^|[^\p{L}])(?:[Cc]hị|[Aa]nh|[Ee]m|[Bb]à|[Ôô]ng|[Cc]ô)\s\p{Lu}/u,
  },
  zh: {
    atRisk:
      /受害者|被害人|幸存者|被拐卖|被贩卖|贩运受害|儿童|未成年|女童|男童|孩子|女孩|男孩|家政工|家庭佣工|性工作者|遣返者|返乡者|回返者/,
    aboutSomeone:
      /\p{Nd}{1,2}\s*岁|[一二三四五六七八九十]{1,3}岁|化名|名叫|叫做|女士|先生|小姐|某[某甲乙]|小[\p{Script=Han}]/u,
  },
}

/** A hint, not a proof. */
export function suggestsPeopleAtRisk(text: string, language: Language, hasPictures: boolean): boolean {
  const { atRisk, aboutSomeone } = riskSigns[language]
  const composed = text.normalize('NFC')
  return atRisk.test(composed) && (hasPictures || aboutSomeone.test(composed))
}

export function peopleCheck(text: string, language: Language, hasPictures: boolean): Check[] {
  if (!suggestsPeopleAtRisk(text, language, hasPictures)) return []
  return [
    advice(
      'people at risk',
      'This may be about people who can be put at risk. Ask before it is public:',
      { field: 'people' },
      doNoHarmQuestions,
    ),
  ]
}
