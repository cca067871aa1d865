/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "subscription FollowIncidents {\n  incidentChanged {\n    cursor\n    kind\n    matches\n    event {\n      summary\n      occurredAt\n      actor {\n        name\n      }\n    }\n    incident {\n      id\n      number\n      title\n      status\n      priority\n      version\n    }\n  }\n}": typeof types.FollowIncidentsDocument,
    "mutation OpenIncident($input: OpenIncidentInput!) {\n  openIncident(input: $input) {\n    incident {\n      id\n      number\n      title\n      status\n      priority\n      allowedTransitions\n      openedAt\n      version\n    }\n  }\n}": typeof types.OpenIncidentDocument,
    "query StatusBoard {\n  statusBoard {\n    cursor\n    asOf\n    openCount\n    byPriority {\n      priority\n      count\n    }\n    byStatus {\n      status\n      count\n    }\n    incidents(first: 10) {\n      number\n      title\n      status\n      priority\n      openedAt\n    }\n    services {\n      name\n      health\n    }\n  }\n}": typeof types.StatusBoardDocument,
    "query ListIncidents($first: Int = 20, $after: String, $filter: IncidentFilter) {\n  incidents(\n    first: $first\n    after: $after\n    filter: $filter\n    orderBy: {field: PRIORITY, direction: DESC}\n  ) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        id\n        number\n        title\n        status\n        priority\n        owner {\n          __typename\n          ... on User {\n            name\n          }\n          ... on Team {\n            name\n          }\n        }\n        services {\n          name\n          health\n        }\n        openedAt\n        version\n      }\n    }\n  }\n}": typeof types.ListIncidentsDocument,
    "mutation AcknowledgeIncident($input: AcknowledgeIncidentInput!) {\n  acknowledgeIncident(input: $input) {\n    incident {\n      id\n      number\n      status\n      allowedTransitions\n      acknowledgedAt\n      version\n    }\n  }\n}": typeof types.AcknowledgeIncidentDocument,
    "query LinkedIncident {\n  incident(id: \"incident_00000000000000000000000000\") {\n    number\n    title\n    status\n    priority\n    owner {\n      ... on User {\n        name\n      }\n      ... on Team {\n        name\n      }\n    }\n    services {\n      name\n    }\n    escalations {\n      state\n      position\n      round\n      nextStepAt\n      notified {\n        user {\n          name\n        }\n        at\n      }\n    }\n    timeline(last: 20) {\n      edges {\n        node {\n          occurredAt\n          summary\n        }\n      }\n    }\n  }\n}": typeof types.LinkedIncidentDocument,
};
const documents: Documents = {
    "subscription FollowIncidents {\n  incidentChanged {\n    cursor\n    kind\n    matches\n    event {\n      summary\n      occurredAt\n      actor {\n        name\n      }\n    }\n    incident {\n      id\n      number\n      title\n      status\n      priority\n      version\n    }\n  }\n}": types.FollowIncidentsDocument,
    "mutation OpenIncident($input: OpenIncidentInput!) {\n  openIncident(input: $input) {\n    incident {\n      id\n      number\n      title\n      status\n      priority\n      allowedTransitions\n      openedAt\n      version\n    }\n  }\n}": types.OpenIncidentDocument,
    "query StatusBoard {\n  statusBoard {\n    cursor\n    asOf\n    openCount\n    byPriority {\n      priority\n      count\n    }\n    byStatus {\n      status\n      count\n    }\n    incidents(first: 10) {\n      number\n      title\n      status\n      priority\n      openedAt\n    }\n    services {\n      name\n      health\n    }\n  }\n}": types.StatusBoardDocument,
    "query ListIncidents($first: Int = 20, $after: String, $filter: IncidentFilter) {\n  incidents(\n    first: $first\n    after: $after\n    filter: $filter\n    orderBy: {field: PRIORITY, direction: DESC}\n  ) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        id\n        number\n        title\n        status\n        priority\n        owner {\n          __typename\n          ... on User {\n            name\n          }\n          ... on Team {\n            name\n          }\n        }\n        services {\n          name\n          health\n        }\n        openedAt\n        version\n      }\n    }\n  }\n}": types.ListIncidentsDocument,
    "mutation AcknowledgeIncident($input: AcknowledgeIncidentInput!) {\n  acknowledgeIncident(input: $input) {\n    incident {\n      id\n      number\n      status\n      allowedTransitions\n      acknowledgedAt\n      version\n    }\n  }\n}": types.AcknowledgeIncidentDocument,
    "query LinkedIncident {\n  incident(id: \"incident_00000000000000000000000000\") {\n    number\n    title\n    status\n    priority\n    owner {\n      ... on User {\n        name\n      }\n      ... on Team {\n        name\n      }\n    }\n    services {\n      name\n    }\n    escalations {\n      state\n      position\n      round\n      nextStepAt\n      notified {\n        user {\n          name\n        }\n        at\n      }\n    }\n    timeline(last: 20) {\n      edges {\n        node {\n          occurredAt\n          summary\n        }\n      }\n    }\n  }\n}": types.LinkedIncidentDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription FollowIncidents {\n  incidentChanged {\n    cursor\n    kind\n    matches\n    event {\n      summary\n      occurredAt\n      actor {\n        name\n      }\n    }\n    incident {\n      id\n      number\n      title\n      status\n      priority\n      version\n    }\n  }\n}"): (typeof documents)["subscription FollowIncidents {\n  incidentChanged {\n    cursor\n    kind\n    matches\n    event {\n      summary\n      occurredAt\n      actor {\n        name\n      }\n    }\n    incident {\n      id\n      number\n      title\n      status\n      priority\n      version\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation OpenIncident($input: OpenIncidentInput!) {\n  openIncident(input: $input) {\n    incident {\n      id\n      number\n      title\n      status\n      priority\n      allowedTransitions\n      openedAt\n      version\n    }\n  }\n}"): (typeof documents)["mutation OpenIncident($input: OpenIncidentInput!) {\n  openIncident(input: $input) {\n    incident {\n      id\n      number\n      title\n      status\n      priority\n      allowedTransitions\n      openedAt\n      version\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StatusBoard {\n  statusBoard {\n    cursor\n    asOf\n    openCount\n    byPriority {\n      priority\n      count\n    }\n    byStatus {\n      status\n      count\n    }\n    incidents(first: 10) {\n      number\n      title\n      status\n      priority\n      openedAt\n    }\n    services {\n      name\n      health\n    }\n  }\n}"): (typeof documents)["query StatusBoard {\n  statusBoard {\n    cursor\n    asOf\n    openCount\n    byPriority {\n      priority\n      count\n    }\n    byStatus {\n      status\n      count\n    }\n    incidents(first: 10) {\n      number\n      title\n      status\n      priority\n      openedAt\n    }\n    services {\n      name\n      health\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ListIncidents($first: Int = 20, $after: String, $filter: IncidentFilter) {\n  incidents(\n    first: $first\n    after: $after\n    filter: $filter\n    orderBy: {field: PRIORITY, direction: DESC}\n  ) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        id\n        number\n        title\n        status\n        priority\n        owner {\n          __typename\n          ... on User {\n            name\n          }\n          ... on Team {\n            name\n          }\n        }\n        services {\n          name\n          health\n        }\n        openedAt\n        version\n      }\n    }\n  }\n}"): (typeof documents)["query ListIncidents($first: Int = 20, $after: String, $filter: IncidentFilter) {\n  incidents(\n    first: $first\n    after: $after\n    filter: $filter\n    orderBy: {field: PRIORITY, direction: DESC}\n  ) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    edges {\n      node {\n        id\n        number\n        title\n        status\n        priority\n        owner {\n          __typename\n          ... on User {\n            name\n          }\n          ... on Team {\n            name\n          }\n        }\n        services {\n          name\n          health\n        }\n        openedAt\n        version\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AcknowledgeIncident($input: AcknowledgeIncidentInput!) {\n  acknowledgeIncident(input: $input) {\n    incident {\n      id\n      number\n      status\n      allowedTransitions\n      acknowledgedAt\n      version\n    }\n  }\n}"): (typeof documents)["mutation AcknowledgeIncident($input: AcknowledgeIncidentInput!) {\n  acknowledgeIncident(input: $input) {\n    incident {\n      id\n      number\n      status\n      allowedTransitions\n      acknowledgedAt\n      version\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query LinkedIncident {\n  incident(id: \"incident_00000000000000000000000000\") {\n    number\n    title\n    status\n    priority\n    owner {\n      ... on User {\n        name\n      }\n      ... on Team {\n        name\n      }\n    }\n    services {\n      name\n    }\n    escalations {\n      state\n      position\n      round\n      nextStepAt\n      notified {\n        user {\n          name\n        }\n        at\n      }\n    }\n    timeline(last: 20) {\n      edges {\n        node {\n          occurredAt\n          summary\n        }\n      }\n    }\n  }\n}"): (typeof documents)["query LinkedIncident {\n  incident(id: \"incident_00000000000000000000000000\") {\n    number\n    title\n    status\n    priority\n    owner {\n      ... on User {\n        name\n      }\n      ... on Team {\n        name\n      }\n    }\n    services {\n      name\n    }\n    escalations {\n      state\n      position\n      round\n      nextStepAt\n      notified {\n        user {\n          name\n        }\n        at\n      }\n    }\n    timeline(last: 20) {\n      edges {\n        node {\n          occurredAt\n          summary\n        }\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;