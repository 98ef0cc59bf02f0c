import { acts } from '@/auth/acts'
import { people, publishing } from './publishing'
import { review } from './review'
import { writing } from './writing'

export const { GET, POST, PUT } = acts({ ...writing, ...review, ...publishing, ...people })
