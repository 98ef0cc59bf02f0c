import { z } from 'zod'
import { PageBlocks, PdfReport } from '@/lib/edition/schema'
import { parseJsonText } from '@/lib/formats/json-text'

// The child has read a hostile file: any line of another form is refused.

const wordsField = z.string().max(500)
const sideField = z.int().min(1).max(1920)

export const ChildLine = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('inspected') }),
  z.strictObject({
    is: z.literal('opened'),
    pages: z.int().min(1).max(5_000),
    tagged: z.boolean(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .optional(),
    properties: z.strictObject({
      Title: wordsField,
      Author: wordsField,
      Subject: wordsField,
      Keywords: wordsField,
      Creator: wordsField,
      Producer: wordsField,
      CreationDate: wordsField,
      ModDate: wordsField,
    }),
  }),
  z.strictObject({ is: z.literal('cover'), width: sideField, height: sideField }),
  z.strictObject({ is: z.literal('page'), n: z.int().min(1).max(5_000), text: z.string().max(220_000) }),
  z.strictObject({ is: z.literal('looked'), n: z.int().min(1).max(5_000) }),
  z.strictObject({ is: z.literal('edition'), from: z.enum(['tags', 'layout', 'none']), report: PdfReport }),
  z.strictObject({
    is: z.literal('made'),
    n: z.int().min(1).max(5_000),
    blocks: PageBlocks.optional(),
    artifacts: z.string().max(220_000),
  }),
  z.strictObject({ is: z.literal('end'), peak: z.int() }),
  z.strictObject({
    is: z.literal('refused'),
    why: z.enum([
      ...(['damaged', 'password', 'encrypted', 'short', 'polyglot', 'unusual', 'bomb', 'memory', 'pages'] as const),
      ...(['script', 'program', 'attachment', 'media', 'xfa'] as const),
      ...(['opens', 'reacts', 'sends', 'outside'] as const),
    ]),
    pages: z.int().optional(),
  }),
])

export type ChildLine = z.output<typeof ChildLine>
export type OpenedLine = Extract<ChildLine, { is: 'opened' }>
export type RefusalReason = Extract<ChildLine, { is: 'refused' }>['why']

export function parseChildLine(text: string): ChildLine | undefined {
  return parseJsonText(ChildLine, text)
}
