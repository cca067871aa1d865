import type { TeamKey } from './people.data.js'

interface ServiceData {
  name: string
  description: string
  /** A key of the standard list of service categories. */
  category: string
  owner: TeamKey
  criticality: 'P1' | 'P2' | 'P3' | 'P4'
  /** Keys of services that stand above in this table. */
  needs?: readonly string[]
}

const serviceData = {
  network: {
    name: 'Core Network',
    description: 'Lines, load balancers, DNS and the private links between the regions.',
    category: 'it-infrastructure',
    owner: 'reliability',
    criticality: 'P1',
  },
  storage: {
    name: 'Object Storage',
    description: 'Product pictures, invoices, exports and backups.',
    category: 'it-infrastructure',
    owner: 'reliability',
    criticality: 'P2',
    needs: ['network'],
  },
  accounts: {
    name: 'Accounts & Sign-in',
    description: 'Who a shopper or a merchant is: passwords, passkeys, sessions, permissions.',
    category: 'website-or-web-application',
    owner: 'storefront',
    criticality: 'P1',
    needs: ['network'],
  },
  payments: {
    name: 'Payments API',
    description: 'Authorises, captures and refunds card and bank payments through two acquirers.',
    category: 'payment-processing',
    owner: 'payments',
    criticality: 'P1',
    needs: ['network'],
  },
  orders: {
    name: 'Order Processing',
    description: 'From a paid basket to a parcel: the queue, its workers and the hand-over to warehouses.',
    category: 'enterprise-resource-planning',
    owner: 'payments',
    criticality: 'P1',
    needs: ['payments'],
  },
  inventory: {
    name: 'Inventory',
    description: 'What is in stock where, and what is reserved.',
    category: 'inventory-management',
    owner: 'data',
    criticality: 'P2',
    needs: ['network'],
  },
  search: {
    name: 'Product Search',
    description: 'Finds products by words, facets and pictures; the index is rebuilt every night.',
    category: 'website-or-web-application',
    owner: 'storefront',
    criticality: 'P2',
    needs: ['inventory'],
  },
  checkout: {
    name: 'Checkout',
    description: 'Basket, addresses, delivery and the payment page. Where the revenue is made.',
    category: 'payment-processing',
    owner: 'payments',
    criticality: 'P1',
    needs: ['payments', 'orders', 'accounts', 'inventory'],
  },
  storefront: {
    name: 'Storefront',
    description: 'The shop pages of 2,300 merchants, rendered at the edge.',
    category: 'website-or-web-application',
    owner: 'storefront',
    criticality: 'P1',
    needs: ['search', 'storage', 'accounts', 'checkout'],
  },
  publicApi: {
    name: 'Public API',
    description: 'What merchants and partners build upon: REST, webhooks, bulk exports.',
    category: 'website-or-web-application',
    owner: 'storefront',
    criticality: 'P2',
    needs: ['accounts', 'orders', 'inventory'],
  },
  notifications: {
    name: 'Mail & Notifications',
    description: 'Order confirmations, shipping notices and password mails.',
    category: 'email-service',
    owner: 'storefront',
    criticality: 'P2',
    needs: ['orders'],
  },
  warehouse: {
    name: 'Data Warehouse',
    description: 'Sales reports for merchants and the figures for finance, loaded every hour.',
    category: 'enterprise-resource-planning',
    owner: 'data',
    criticality: 'P3',
    needs: ['orders', 'storage'],
  },
  supportDesk: {
    name: 'Support Desk',
    description: 'Tickets, chat and telephone of the merchant support.',
    category: 'customer-support',
    owner: 'trust',
    criticality: 'P3',
    needs: ['accounts', 'notifications'],
  },
  workplace: {
    name: 'Workplace IT',
    description: 'Laptops, single sign-on, VPN, chat and meeting rooms of the company itself.',
    category: 'collaboration-platform',
    owner: 'trust',
    criticality: 'P4',
    needs: ['network'],
  },
} as const satisfies Record<string, ServiceData>

export type ServiceKey = keyof typeof serviceData
export const services: Readonly<Record<ServiceKey, ServiceData>> = serviceData
/** Under planned work today. */
export const inMaintenance: readonly ServiceKey[] = ['storage']
