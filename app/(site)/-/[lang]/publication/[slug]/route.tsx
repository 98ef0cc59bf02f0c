export { entryStill as GET } from '@/app/(site)/item'
