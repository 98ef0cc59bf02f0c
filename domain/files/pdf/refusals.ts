import type { StopReason } from './run-in-child'
import type { Why } from './lines'

const without = 'Save it without, or print it to a new PDF, and try again.'

/** The reason why a PDF is not kept, for who sent it. */
export const refusals: Record<Why | Exclude<StopReason, 'left'>, string> = {
  short: 'The PDF ends too early: it was cut short. Nothing was kept.',
  damaged: 'The PDF cannot be opened: it is damaged. Make it anew in the program it comes from.',
  password: 'The PDF is locked with a password. Save it without one and try again.',
  encrypted:
    'The PDF is protected: printing or copying is restricted. An archive cannot keep that open. Save it without protection and try again.',
  polyglot: 'The PDF holds another file behind its end. Print it to a new PDF and try again.',
  unusual: 'The PDF is built in a way that cannot be looked into. Print it to a new PDF and try again.',
  bomb: 'The PDF unpacks to far more than it should. Print it to a new PDF and try again.',
  memory: 'The PDF needs more memory to read than any document should. Print it to a new PDF, or split it.',
  time: 'The PDF takes too long to read: a page of it is too complex. Print it to a new PDF, or split it.',
  strange: 'The PDF cannot be read. Print it to a new PDF and try again.',
  pages: 'The PDF has more than 5,000 pages, the most that can be kept. Split it.',
  opens: `The PDF opens a web address by itself, which tells somebody that it is being read. ${without}`,
  reacts: `The PDF does something by itself when it is opened, paged through or filled in. ${without}`,
  sends: `The PDF holds a form that sends what is filled in to another place. ${without}`,
  outside: `The PDF fetches parts from another place, or leads to files on a computer or a share. ${without}`,
  script: `The PDF holds a script. ${without}`,
  program: `The PDF calls a program. ${without}`,
  attachment: `The PDF holds attached files. ${without}`,
  media: `The PDF holds films or other moving things. ${without}`,
  xfa: `The PDF holds a form that few programs can show (XFA). ${without}`,
}
