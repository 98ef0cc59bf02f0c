import type { Problem } from '@/lib/result'

export type HarmKey =
  | 'identity'
  | 'place'
  | 'time'
  | 'family'
  | 'perpetrators'
  | 'legal case'
  | 'children'
  | 'pictures'
  | 'metadata'
  | 'files'
  | 'comments'
  | 'translations'

/** `safe`: checked, nobody is worse off; `absent`: the text has nothing of this kind. */
const harmAnswers = ['safe', 'absent'] as const

type HarmQuestion = {
  key: HarmKey
  question: string
  /** Replaces the question for a text about a child. */
  ofChildren?: string
}

/** A second person answers these before a text about people at risk is public. */
const harmQuestions: readonly HarmQuestion[] = [
  {
    key: 'identity',
    question: 'Can nobody be recognised: by name, age, work, origin, voice, clothes, a scar, a way of speaking?',
    ofChildren:
      'Can the child not be recognised by anybody, their classmates and neighbours included: no name, no exact age, no school, no face?',
  },
  {
    key: 'place',
    question: 'Is every place named so widely that nobody can be found there: no village, no employer, no shelter?',
    ofChildren: 'Is no place named that is smaller than a province, and no school, shelter or home described?',
  },
  { key: 'time', question: 'Do dates and the order of events not point to one person?' },
  {
    key: 'family',
    question: 'Can their family, friends and helpers not be recognised either, and is none of them worse off?',
    ofChildren: 'Can the child’s parents, brothers and sisters not be recognised either?',
  },
  {
    key: 'perpetrators',
    question: 'Would those who harmed them not recognise the story, and would they learn nothing new from it?',
  },
  { key: 'legal case', question: 'Does it harm no case before a court, no claim and no application for protection?' },
  {
    key: 'children',
    question: 'Is no child in it, or is everything left out that could follow a child into later life?',
    ofChildren:
      'Would the child, grown up, still agree to this; did the child and the guardian both agree; and is it in the child’s own interest?',
  },
  {
    key: 'pictures',
    question: 'Do faces, backgrounds, signs, tattoos and uniforms in the pictures give nobody away?',
    ofChildren: 'Is the child’s face in no picture, not even blurred or from the side?',
  },
  { key: 'metadata', question: 'Do the pictures and files carry no place, device, author or name inside them?' },
  { key: 'files', question: 'Was every page of every file read for the same things?' },
  { key: 'comments', question: 'Do captions, descriptions, credits and notes of changes give nobody away?' },
  { key: 'translations', question: 'Do its translations, earlier texts and texts that it links to give nobody away?' },
]

export function questionsFor({ aboutChild }: { aboutChild: boolean }) {
  return harmQuestions.map(({ key, question, ofChildren }) => ({
    key,
    question: aboutChild && ofChildren ? ofChildren : question,
  }))
}

/** A question about children needs its own answer. */
export function answerProblems(answers: Record<string, string>, { aboutChild }: { aboutChild: boolean }): Problem[] {
  return harmQuestions.flatMap(({ key }) => {
    const answer = answers[key]
    const isKnown = harmAnswers.some((known) => known === answer)
    if (!isKnown) return [{ message: 'Answer this question. If the answer is no, change the text first.', field: key }]
    return aboutChild && key === 'children' && answer === 'absent'
      ? [{ message: 'A consent says that it is about a child, so this has to be looked at.', field: key }]
      : []
  })
}
