import 'reflect-metadata'
import { fastify } from 'fastify'
import { mercurius } from 'mercurius'
import { openTextbook } from '../textbook/schema.js'

// Mercurius as its documentation shows it, with compiled execution from the first request on; schema, resolvers and
// loaders are the textbook's.
const { schema, context } = await openTextbook()
const app = fastify()
await app.register(mercurius, { schema, jit: 1, context })
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql\n`)
