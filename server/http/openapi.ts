import type { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { api } from '../api.ts';
import type { Endpoint } from './endpoint.ts';
import { ErrorBody } from './schemas.ts';

/** An endpoint with its name in the API: `customers.list`. */
export interface NamedEndpoint {
  readonly name: string;
  readonly endpoint: Endpoint;
}

/** Every endpoint of the API with its name, in the order of the table. */
export function namedEndpoints(): NamedEndpoint[] {
  return Object.entries(api).flatMap(([resource, endpoints]) =>
    Object.entries(endpoints).map(([operation, endpoint]) => ({
      name: `${resource}.${operation}`,
      endpoint: endpoint as unknown as Endpoint,
    })),
  );
}

/** Status of an endpoint's success: given, or 200 with a body and 204 without. */
export function successStatus(endpoint: Endpoint): number {
  return endpoint.status ?? (endpoint.response || endpoint.produces ? 200 : 204);
}

function requestBody(endpoint: Endpoint): ZodOpenApiOperationObject['requestBody'] {
  if (endpoint.multipart) {
    const { field, optional } = endpoint.multipart;
    const fields = endpoint.body as z.ZodObject | undefined;
    return {
      required: !optional,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: {
              [field]: { type: 'string', format: 'binary' },
              ...Object.fromEntries(Object.keys(fields?.shape ?? {}).map((name) => [name, { type: 'string' }])),
            },
            required: optional ? [] : [field],
          },
        },
      },
    };
  }
  return endpoint.body && { required: true, content: { 'application/json': { schema: endpoint.body } } };
}

function errorResponses(endpoint: Endpoint): ZodOpenApiOperationObject['responses'] {
  const statuses = [
    ...(endpoint.access === 'public' ? [] : ['401', '403']),
    ...(endpoint.params ? ['404'] : []),
    ...(endpoint.ifMatch ? ['409', '428'] : []),
    ...(endpoint.multipart ? ['413', '415'] : []),
    ...(endpoint.body || endpoint.query || endpoint.params ? ['400', '422'] : []),
  ];
  const descriptions: Record<string, string> = {
    400: 'Malformed request',
    401: 'Not signed in',
    403: 'Not allowed',
    404: 'Not there, or not yours',
    409: 'Changed meanwhile, or already so; `error.current` is how it is now',
    413: 'Too large',
    415: 'Not a type that is taken here',
    422: 'Not acceptable; `error.fields` says where',
    428: 'If-Match is missing',
  };
  return Object.fromEntries(
    statuses
      .sort()
      .map((status) => [
        status,
        { description: descriptions[status] ?? '', content: { 'application/json': { schema: ErrorBody } } },
      ]),
  );
}

function operation({ name, endpoint }: NamedEndpoint): ZodOpenApiOperationObject {
  const success = String(successStatus(endpoint)) as '200';
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.access === 'public' ? { security: [] } : {}),
    requestParams: {
      ...(endpoint.params ? { path: endpoint.params as z.ZodObject } : {}),
      ...(endpoint.query ? { query: endpoint.query as z.ZodObject } : {}),
    },
    ...(endpoint.ifMatch
      ? {
          parameters: [
            {
              in: 'header',
              name: 'If-Match',
              required: true,
              schema: { type: 'string' },
              description: 'Revision that the change starts from, in quotes: "7"',
            },
          ],
        }
      : {}),
    ...(requestBody(endpoint) ? { requestBody: requestBody(endpoint) } : {}),
    responses: {
      [success]: {
        description: 'Success',
        ...(endpoint.response ? { content: { 'application/json': { schema: endpoint.response } } } : {}),
        ...(endpoint.produces ? { content: { [endpoint.produces]: { schema: { type: 'string' } } } } : {}),
      },
      ...errorResponses(endpoint),
    },
  };
}

/** The OpenAPI 3.1 description of the API, made from the endpoints' contracts. */
export function openApiDocument(serverUrl = '/api/v1') {
  const paths: ZodOpenApiPathsObject = {};
  for (const named of namedEndpoints()) {
    const path = named.endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [named.endpoint.method]: operation(named) };
  }
  const description: ZodOpenApiObject = {
    openapi: '3.1.1',
    info: { title: 'Portico API', version: '1', description: 'JSON API of a Portico installation.' },
    servers: [{ url: serverUrl }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'portico_staff' } },
    },
    security: [{ session: [] }],
    paths,
  };
  // Rich text is checked by a walk of our own, which has no JSON Schema beyond "an object".
  return createDocument(description, { allowEmptySchema: { custom: true } });
}
