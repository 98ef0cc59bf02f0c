import { plainLetters } from './plain-letters'

// Words of people who need help, without case and Vietnamese marks; not "trafficking", which the whole site is about.

const spacedPhrases = `
  help, helpline, help line, hotline, hot line, sos, emergency, rescue, rescued, save me, in danger, not safe, unsafe, escape, escaping,
  escaped, run away, runaway, trafficked, was sold, sold me, kidnapped, abducted, enslaved, forced to work, held captive, held hostage,
  locked in, cannot leave, can t leave, took my passport, passport taken, call police, threatened,
  giúp, trợ giúp, đường dây nóng, tổng đài, cứu tôi, cứu với, giải cứu, cầu cứu, kêu cứu, nguy hiểm, khẩn cấp, trốn thoát, bỏ trốn,
  bị lừa, bị bán, bị bắt cóc, bị ép buộc, bị giam, báo công an`

const densePhrases = `
  ជំនួយ, ជួយ, សង្គ្រោះ, រត់គេច, គេចខ្លួន, គ្រោះថ្នាក់, បន្ទាន់, ត្រូវគេជួញដូរ, ត្រូវគេលក់, ត្រូវគេបោក, ជាប់ឃុំ,
  ຊ່ວຍ, ສາຍດ່ວນ, ຫຼົບໜີ, ໜີອອກ, ໜີຈາກ, ອັນຕະລາຍ, ກູ້ໄພ, ສຸກເສີນ, ຖືກຄ້າ, ຖືກຂາຍ, ຖືກຫຼອກ, ຖືກກັກຂັງ,
  အကူအညီ, ကူညီ, ကယ်ဆယ်, ကယ်ပါ, ထွက်ပြေး, လွတ်မြောက်, အန္တရာယ်, အရေးပေါ်, ကုန်ကူးခံ, ရောင်းစားခံ, လှည့်ဖြားခံ, ဟော့လိုင်း,
  ช่วย, สายด่วน, หลบหนี, หนีออก, หนีจาก, อันตราย, กู้ภัย, ฉุกเฉิน, ถูกค้า, ถูกขาย, ถูกหลอก, ถูกกักขัง, แจ้งตำรวจ,
  求助, 帮助, 幫助, 救, 热线, 熱線, 被拐, 被卖, 被賣, 被骗, 被騙, 逃, 危险, 危險, 紧急, 緊急, 报警, 報警`

const foldedPhrases = splitList(spacedPhrases).map((phrase) => ` ${foldLetters(phrase)} `)
const foldedParts = splitList(densePhrases).map(foldLetters)

/** Cheap, because every search runs it. */
export function asksForHelp(q: string): boolean {
  const text = ` ${foldLetters(q)} `
  return foldedPhrases.some((phrase) => text.includes(phrase)) || foldedParts.some((part) => text.includes(part))
}

function splitList(words: string) {
  return words.split(',').map((word) => word.trim())
}

function foldLetters(text: string) {
  return plainLetters(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
