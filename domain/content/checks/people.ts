import { advice, type Check } from './check'

/**
 * The seven principles of UNIAP's Guide to Ethics and Human Rights in Counter-Trafficking (2008), as questions. A pseudonym
 * alone answers none of them: UNICEF asks not to publish what may put a child at risk even with names changed.
 */
const questions = [
  'Do no harm: could anyone be worse off because this is public?',
  'Personal safety: can they, their family or their village be recognised, from a detail or a picture too?',
  'Consent: did they agree to this text and to these pictures, freely and in their language? For a child, who agreed?',
  'Confidentiality: are names and places changed, and does nothing else give them away?',
  'Interpreters and field teams: is anyone who helped put at risk by being named?',
  'Referral: does the text say where someone in the same position finds help?',
  'Helping others: does it help more than it takes?',
] as const

const atRisk =
  /\b(trafficked (person|people|wom[ae]n|m[ae]n|girl|boy|child)|(victims?|survivors?|child(ren)?|minors?|underage|returnees?|domestic workers?|sex workers?)\b)/i
const aboutSomeone = [
  /\b\d{1,2}[- ]years?[- ]old\b/i,
  /\baged? \d{1,2}\b/i,
  /\b(not (her|his|their) real name|name (has been )?changed|pseudonym)\b/i,
  /\b(Ms|Mrs|Miss|Mr)\.? \p{Lu}/u,
  /\b(named|called) \p{Lu}\p{Ll}/u,
  /\p{Lu}\p{Ll}{1,20}, (who|a) (was|is|has|former|survivor|victim)\b/u,
]

/** A reminder where an English text may speak of one person at risk. It cannot know; it only asks. */
export function peopleCheck(text: string, hasPictures: boolean): Check[] {
  if (!atRisk.test(text)) return []
  if (!hasPictures && !aboutSomeone.some((sign) => sign.test(text))) return []
  return [
    advice(
      'people at risk',
      'This may be about people who can be put at risk. Ask before it is public:',
      { from: 0, to: 0 },
      questions,
    ),
  ]
}
