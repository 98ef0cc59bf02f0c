import { z } from 'zod'
import { PageBlocks, PdfReport } from '@/lib/edition/schema'
import { lineIn } from './child-line'

// The child has read a hostile file: any line of another form is refused.

const words = z.string().max(500)
const side = z.int().min(1).max(1920)

export const Line = z.discriminatedUnion('is', [
  z.object({ is: z.literal('inspected') }).strict(),
  z
    .object({
      is: z.literal('opened'),
      pages: z.int().min(1).max(5_000),
      tagged: z.boolean(),
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .optional(),
      properties: z
        .object({
          Title: words,
          Author: words,
          Subject: words,
          Keywords: words,
          Creator: words,
          Producer: words,
          CreationDate: words,
          ModDate: words,
        })
        .strict(),
    })
    .strict(),
  z.object({ is: z.literal('cover'), width: side, height: side }).strict(),
  z.object({ is: z.literal('page'), n: z.int().min(1).max(5_000), text: z.string().max(220_000) }).strict(),
  z.object({ is: z.literal('looked'), n: z.int().min(1).max(5_000) }).strict(),
  z.object({ is: z.literal('edition'), from: z.enum(['tags', 'layout', 'none']), report: PdfReport }).strict(),
  z
    .object({
      is: z.literal('made'),
      n: z.int().min(1).max(5_000),
      blocks: PageBlocks.optional(),
      artifacts: z.string().max(220_000),
    })
    .strict(),
  z.object({ is: z.literal('end'), peak: z.int() }).strict(),
  z
    .object({
      is: z.literal('refused'),
      why: z.enum([
        ...(['damaged', 'password', 'encrypted', 'short', 'polyglot', 'unusual', 'bomb', 'memory', 'pages'] as const),
        ...(['script', 'program', 'attachment', 'media', 'xfa'] as const),
        ...(['opens', 'reacts', 'sends', 'outside'] as const),
      ]),
      pages: z.int().optional(),
    })
    .strict(),
])

export type Line = z.output<typeof Line>
export type OpenedLine = Extract<Line, { is: 'opened' }>
export type Why = Extract<Line, { is: 'refused' }>['why']

export function lineOf(text: string): Line | undefined {
  return lineIn(Line, text)
}
