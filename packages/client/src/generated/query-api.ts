// Written by `npm run docs` from the OpenAPI document; changes are lost.
export interface paths {
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics in the text format of Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether to send requests here */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each dependency up or down with its latency, and how far projections are behind */
        get: operations["getDependencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order with everything that is known of it
         * @description API key scope `orders:read`; customers: their own.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, newest first
         * @description API key scope `orders:read`; customers: their own.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/product/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The orders that a product was ordered with, newest first
         * @description API key scope `orders:read`; customers: their own.
         */
        get: operations["listOrdersOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The statuses that an order has had: from, to, when, who and why
         * @description API key scope `orders:read`; customers: their own.
         */
        get: operations["getOrderHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change of an order: who, when, from, to and why
         * @description API key scope `orders:read`; customers: their own.
         */
        get: operations["listOrderEdits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is or was reserved for an order, and why it ended
         * @description API key scope `orders:read`; customers: their own.
         */
        get: operations["getOrderReservations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress of an order, as server-sent events until a final status
         * @description The id of each event is the revision of the order; `Last-Event-ID` goes on behind it. 204 when nothing is left to tell: a client that gets it stops coming back.
         *
         *     API key scope `orders:read`; customers: their own.
         */
        get: operations["followOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of an order, oldest first
         * @description API key scope `audit:read`; customers: their own.
         */
        get: operations["listOrderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order as it was at an instant or a revision, by its events
         * @description API key scope `audit:read`; customers: their own.
         */
        get: operations["getOrderState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in an order between two instants or revisions
         * @description API key scope `audit:read`; customers: their own.
         */
        get: operations["getOrderDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{productId}/{warehouseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stock of a product at one warehouse
         * @description API key scope `inventory:read`; customers: yes.
         */
        get: operations["getStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{productId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stock of a product at every warehouse
         * @description API key scope `inventory:read`; customers: yes.
         */
        get: operations["getStockOfProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The stock of several products at once
         * @description API key scope `inventory:read`; customers: yes.
         */
        post: operations["getStockBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{productId}/{warehouseId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of a stock item, oldest first
         * @description API key scope `audit:read`; customers: no.
         */
        get: operations["listStockEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{productId}/{warehouseId}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A stock item as it was at an instant or a revision, by its events
         * @description API key scope `audit:read`; customers: no.
         */
        get: operations["getStockState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/{productId}/{warehouseId}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in a stock item between two instants or revisions
         * @description API key scope `audit:read`; customers: no.
         */
        get: operations["getStockDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/causes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why something is as it is: from requests over events and messages to rows
         * @description API key scope `audit:read`; customers: no.
         */
        get: operations["getCauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far every projection is, generation by generation, and the process manager
         * @description By their own account, whatever runs: of what has stopped the position stands still.
         *
         *     API key scope `audit:read`; customers: no.
         */
        get: operations["getProjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reservations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is or was reserved by hand, or for an order
         * @description API key scope `inventory:read`; customers: no.
         */
        get: operations["getReservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalogue, by product id
         * @description API key scope `products:read`; customers: yes.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product of the catalogue
         * @description API key scope `products:read`; customers: yes.
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders by day: how many in which status, what they are worth, how many are lost
         * @description API key scope `orders:read`; customers: no.
         */
        get: operations["getOrderAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Audits the whole ledger and every read model up to now
         * @description One at a time in an instance: while one is under way, it is the answer. An instance keeps the results of its last few.
         *
         *     Admins only.
         */
        post: operations["startAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an audit is, or what it found
         * @description API key scope `audit:read`; customers: no.
         */
        get: operations["getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audits/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress of an audit, as server-sent events until it has ended
         * @description Each event says how far it is then; `Last-Event-ID` goes on behind it. 204 when nothing is left to tell.
         *
         *     API key scope `audit:read`; customers: no.
         */
        get: operations["followAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Problem details, RFC 9457 */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            request_id: string;
            errors?: {
                pointer: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        CauseNode: {
            /** @enum {string} */
            kind: "request" | "command" | "event" | "message" | "unknown";
            id: string;
            /** @description Of what has no time of its own that of its first child */
            at: string | null;
            /** @description It is what was asked for */
            asked: boolean;
            /** @description Of a command: who acted */
            actor?: string | null;
            event?: {
                type: string;
                stream: string;
                revision: string;
                position: string;
                /** @description Of the read models that it is in */
                rows: {
                    table: string;
                    /** @description The columns of its primary key */
                    key: {
                        [key: string]: string;
                    };
                    /** @description Whether the projection has come so far */
                    written: boolean;
                }[];
            };
            message?: {
                /** @enum {string} */
                direction: "sent" | "received";
                subject: string;
                /** @description What is asked for, answered or told: `reserve`, `charge`, `price` … */
                kind: string;
                order_id: string | null;
                /** @description How often it was asked for, this time included */
                attempt: number | null;
                /** @description Of an answer */
                outcome: string | null;
                /** @description Why not, in the words of whoever answered */
                code: string | null;
            };
            /** @description What it led to, in the order of time */
            children: components["schemas"]["CauseNode"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up";
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready" | "not_ready";
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description Not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready" | "not_ready";
                    };
                };
            };
        };
    };
    getDependencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up" | "down";
                        dependencies: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "down";
                                latency_ms: number;
                            };
                        };
                        lag?: unknown;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description Something is down. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up" | "down";
                        dependencies: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "down";
                                latency_ms: number;
                            };
                        };
                        lag?: unknown;
                    };
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: {
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        order_id: string;
                        order_number: string;
                        status: string;
                        user_id: string | null;
                        currency: string;
                        items: {
                            line: number;
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            unit_price: string;
                            total: string;
                            cancelled: number;
                            shipped: number;
                            returned: number;
                        }[];
                        subtotal: string;
                        discount: string;
                        tax: string;
                        shipping: string;
                        total: string;
                        payment_method: string;
                        payment: {
                            method: string;
                            reference: string;
                            amount: string;
                            currency: string;
                            /** Format: date-time */
                            paid_at: string;
                        } | null;
                        payment_attempts: {
                            payment_id: string;
                            /** @enum {string} */
                            status: "pending" | "succeeded" | "failed";
                            method: string;
                            amount: string;
                            currency: string;
                            reference: string | null;
                            code: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                        }[];
                        payment_failures: {
                            reference: string | null;
                            code: string;
                            /** Format: date-time */
                            failed_at: string;
                        }[];
                        surplus_payments: {
                            method: string;
                            reference: string;
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            reason: "expired" | "cancelled" | "rejected" | "already_paid" | "amount_mismatch";
                            /** Format: date-time */
                            received_at: string;
                        }[];
                        refund_requested: boolean;
                        refunds: {
                            refund_id: string;
                            /** @enum {string} */
                            status: "requested" | "completed" | "failed";
                            /** @enum {string} */
                            reason: "cancelled" | "items_cancelled" | "returned" | "surplus_payment";
                            amount: string;
                            currency: string;
                            payment_reference: string;
                            reference: string | null;
                            code: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                        }[];
                        shipments: {
                            shipment_id: string;
                            items: {
                                line: number;
                                quantity: number;
                            }[];
                            carrier: string;
                            tracking_number: string | null;
                            /** Format: date-time */
                            dispatched_at: string;
                            delivered_at: string | null;
                        }[];
                        delivered_at: string | null;
                        returns: {
                            return_id: string;
                            /** @enum {string} */
                            status: "requested" | "declined" | "completed";
                            items: {
                                line: number;
                                quantity: number;
                            }[];
                            returned_items: {
                                line: number;
                                quantity: number;
                                restock: boolean;
                            }[];
                            amount: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                            comment: string | null;
                            decline_comment: string | null;
                        }[];
                        /** Format: date-time */
                        payment_due_at: string;
                        /** Format: date-time */
                        placed_at: string;
                        links: {
                            [key: string]: string;
                        };
                        reservation: {
                            /** @enum {string} */
                            status: "pending" | "reserved" | "confirmed" | "refused" | "released" | "expired";
                            /** Format: date-time */
                            expires_at: string;
                        };
                        shortages: {
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            available: number | null;
                        }[];
                        cancellation: {
                            code: string;
                            comment: string | null;
                        } | null;
                        shipping_address: unknown;
                        notes: string | null;
                        metadata: unknown;
                        personal_data_erased: boolean;
                        status_history: {
                            status: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                user_id?: string;
                status?: "placed" | "rejected" | "reserved" | "expired" | "paid" | "confirmed" | "processing" | "partially_shipped" | "shipped" | "delivered" | "partially_returned" | "returned" | "cancelled";
                created_from?: string;
                created_to?: string;
                page?: string;
                limit?: string;
                cursor?: string;
                /** @description The list as it was at this instant (RFC 3339) */
                as_of?: string;
                min_position?: string;
                product_id?: string | number;
            };
            header?: {
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            order_id: string;
                            order_number: string;
                            user_id: string | null;
                            status: string;
                            currency: string;
                            total: string;
                            /** Format: date-time */
                            placed_at: string;
                            links: {
                                [key: string]: string;
                            };
                            pieces: number;
                            product_ids: string[];
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        meta: {
                            limit: number;
                            page: number | null;
                            total: number | null;
                            pages: number | null;
                            next_cursor: string | null;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    listOrdersOfProduct: {
        parameters: {
            query?: {
                user_id?: string;
                status?: "placed" | "rejected" | "reserved" | "expired" | "paid" | "confirmed" | "processing" | "partially_shipped" | "shipped" | "delivered" | "partially_returned" | "returned" | "cancelled";
                created_from?: string;
                created_to?: string;
                page?: string;
                limit?: string;
                cursor?: string;
                /** @description The list as it was at this instant (RFC 3339) */
                as_of?: string;
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path: {
                productId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            order_id: string;
                            order_number: string;
                            user_id: string | null;
                            status: string;
                            currency: string;
                            total: string;
                            /** Format: date-time */
                            placed_at: string;
                            links: {
                                [key: string]: string;
                            };
                            pieces: number;
                            product_ids: string[];
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        meta: {
                            limit: number;
                            page: number | null;
                            total: number | null;
                            pages: number | null;
                            next_cursor: string | null;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getOrderHistory: {
        parameters: {
            query?: {
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            from: string | null;
                            to: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            reason: string | null;
                            request_id: string;
                        }[];
                        meta: {
                            total: number;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    listOrderEdits: {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            revision: string;
                            type: string;
                            /** @enum {string} */
                            field: "items" | "shipping_address" | "notes" | "metadata" | "payment_due_at";
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            request_id: string;
                            from: unknown;
                            to: unknown;
                            comment: string | null;
                        }[];
                        meta: {
                            total: number;
                            limit: number;
                            next_after: string | null;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getOrderReservations: {
        parameters: {
            query?: {
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            reservation_id: string;
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            /** @enum {string} */
                            status: "active" | "confirmed" | "released" | "expired";
                            reason: string | null;
                            shipped: number;
                            returned: number;
                            /** Format: date-time */
                            reserved_at: string;
                            /** Format: date-time */
                            expires_at: string;
                            ended_at: string | null;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        meta: {
                            total: number;
                            active: number;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    followOrder: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `rate_limited`: Too many requests.
             *
             *     `too_many_streams`: The caller follows too many orders at once.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited" | "too_many_streams";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    listOrderEvents: {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            type: string;
                            revision: string;
                            position: string;
                            /** Format: date-time */
                            recorded_at: string;
                            actor: string;
                            request_id: string;
                            causation_id: string;
                            command_id: string;
                            traceparent: string | null;
                            previous_hash: string | null;
                            data: {
                                [key: string]: unknown;
                            };
                        }[];
                        meta: {
                            limit: number;
                            next_after: string | null;
                            /** @enum {string} */
                            personal_data: "opened" | "sealed";
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getOrderState: {
        parameters: {
            query?: {
                at?: string;
                revision?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: string;
                        position: string;
                        /** Format: date-time */
                        recorded_at: string;
                        /** @enum {string} */
                        personal_data: "opened" | "sealed";
                        state: {
                            id: string;
                            order_id: string;
                            order_number: string;
                            status: string;
                            user_id: string | null;
                            currency: string;
                            items: {
                                line: number;
                                product_id: string;
                                warehouse_id: string;
                                quantity: number;
                                unit_price: string;
                                total: string;
                                cancelled: number;
                                shipped: number;
                                returned: number;
                            }[];
                            subtotal: string;
                            discount: string;
                            tax: string;
                            shipping: string;
                            total: string;
                            payment_method: string;
                            payment: {
                                method: string;
                                reference: string;
                                amount: string;
                                currency: string;
                                /** Format: date-time */
                                paid_at: string;
                            } | null;
                            payment_attempts: {
                                payment_id: string;
                                /** @enum {string} */
                                status: "pending" | "succeeded" | "failed";
                                method: string;
                                amount: string;
                                currency: string;
                                reference: string | null;
                                code: string | null;
                                /** Format: date-time */
                                requested_at: string;
                                ended_at: string | null;
                            }[];
                            payment_failures: {
                                reference: string | null;
                                code: string;
                                /** Format: date-time */
                                failed_at: string;
                            }[];
                            surplus_payments: {
                                method: string;
                                reference: string;
                                amount: string;
                                currency: string;
                                /** @enum {string} */
                                reason: "expired" | "cancelled" | "rejected" | "already_paid" | "amount_mismatch";
                                /** Format: date-time */
                                received_at: string;
                            }[];
                            refund_requested: boolean;
                            refunds: {
                                refund_id: string;
                                /** @enum {string} */
                                status: "requested" | "completed" | "failed";
                                /** @enum {string} */
                                reason: "cancelled" | "items_cancelled" | "returned" | "surplus_payment";
                                amount: string;
                                currency: string;
                                payment_reference: string;
                                reference: string | null;
                                code: string | null;
                                /** Format: date-time */
                                requested_at: string;
                                ended_at: string | null;
                            }[];
                            shipments: {
                                shipment_id: string;
                                items: {
                                    line: number;
                                    quantity: number;
                                }[];
                                carrier: string;
                                tracking_number: string | null;
                                /** Format: date-time */
                                dispatched_at: string;
                                delivered_at: string | null;
                            }[];
                            delivered_at: string | null;
                            returns: {
                                return_id: string;
                                /** @enum {string} */
                                status: "requested" | "declined" | "completed";
                                items: {
                                    line: number;
                                    quantity: number;
                                }[];
                                returned_items: {
                                    line: number;
                                    quantity: number;
                                    restock: boolean;
                                }[];
                                amount: string | null;
                                /** Format: date-time */
                                requested_at: string;
                                ended_at: string | null;
                                comment: string | null;
                                decline_comment: string | null;
                            }[];
                            /** Format: date-time */
                            payment_due_at: string;
                            /** Format: date-time */
                            placed_at: string;
                            links: {
                                [key: string]: string;
                            };
                            reservation: {
                                /** @enum {string} */
                                status: "pending" | "reserved" | "confirmed" | "refused" | "released" | "expired";
                                /** Format: date-time */
                                expires_at: string;
                            };
                            shortages: {
                                product_id: string;
                                warehouse_id: string;
                                quantity: number;
                                available: number | null;
                            }[];
                            cancellation: {
                                code: string;
                                comment: string | null;
                            } | null;
                            shipping_address: unknown;
                            notes: string | null;
                            metadata: unknown;
                            personal_data_erased: boolean;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `moment_not_found`: It was not there at that moment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "moment_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getOrderDiff: {
        parameters: {
            query: {
                /** @description A revision, from 0, or an instant in RFC 3339 */
                from: string;
                /** @description A revision, from 0, or an instant in RFC 3339 */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: {
                            revision: string;
                            position: string;
                            /** Format: date-time */
                            recorded_at: string;
                        };
                        to: {
                            revision: string;
                            position: string;
                            /** Format: date-time */
                            recorded_at: string;
                        };
                        /** @enum {string} */
                        personal_data: "opened" | "sealed";
                        changes: {
                            path: string;
                            from: unknown;
                            to: unknown;
                        }[];
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `moment_not_found`: It was not there at that moment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "moment_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getStock: {
        parameters: {
            query?: {
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path: {
                productId: string | number;
                warehouseId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        product_id: string;
                        warehouse_id: string;
                        on_hand: number;
                        reserved: number;
                        available: number;
                        confirmed: number;
                        received: number;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stock_item_not_found`: The product is not stocked there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stock_item_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getStockOfProduct: {
        parameters: {
            query?: {
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path: {
                productId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            product_id: string;
                            warehouse_id: string;
                            on_hand: number;
                            reserved: number;
                            available: number;
                            confirmed: number;
                            received: number;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        meta: {
                            total: number;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getStockBatch: {
        parameters: {
            query?: {
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        product_id: string | number;
                        warehouse_id: string | number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            product_id: string;
                            warehouse_id: string;
                            on_hand: number;
                            reserved: number;
                            available: number;
                            confirmed: number;
                            received: number;
                            stocked: boolean;
                            updated_at: string | null;
                        }[];
                        meta: {
                            total: number;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    listStockEvents: {
        parameters: {
            query?: {
                after?: string;
                limit?: string;
            };
            header?: never;
            path: {
                productId: string | number;
                warehouseId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            type: string;
                            revision: string;
                            position: string;
                            /** Format: date-time */
                            recorded_at: string;
                            actor: string;
                            request_id: string;
                            causation_id: string;
                            command_id: string;
                            traceparent: string | null;
                            previous_hash: string | null;
                            data: {
                                [key: string]: unknown;
                            };
                        }[];
                        meta: {
                            limit: number;
                            next_after: string | null;
                            /** @enum {string} */
                            personal_data: "opened" | "sealed";
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stock_item_not_found`: The product is not stocked there. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stock_item_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getStockState: {
        parameters: {
            query?: {
                at?: string;
                revision?: string;
            };
            header?: never;
            path: {
                productId: string | number;
                warehouseId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        revision: string;
                        position: string;
                        /** Format: date-time */
                        recorded_at: string;
                        /** @enum {string} */
                        personal_data: "opened" | "sealed";
                        state: {
                            product_id: string;
                            warehouse_id: string;
                            on_hand: number;
                            reserved: number;
                            available: number;
                            confirmed: number;
                            received: number;
                            shipped: number;
                            active_reservations: number;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `moment_not_found`: It was not there at that moment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "moment_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getStockDiff: {
        parameters: {
            query: {
                /** @description A revision, from 0, or an instant in RFC 3339 */
                from: string;
                /** @description A revision, from 0, or an instant in RFC 3339 */
                to?: string;
            };
            header?: never;
            path: {
                productId: string | number;
                warehouseId: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: {
                            revision: string;
                            position: string;
                            /** Format: date-time */
                            recorded_at: string;
                        };
                        to: {
                            revision: string;
                            position: string;
                            /** Format: date-time */
                            recorded_at: string;
                        };
                        /** @enum {string} */
                        personal_data: "opened" | "sealed";
                        changes: {
                            path: string;
                            from: unknown;
                            to: unknown;
                        }[];
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `moment_not_found`: It was not there at that moment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "moment_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getCauses: {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: never;
            path: {
                /** @description Of an order, a hold, an event, a command, a message or a request */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /**
                         * @description What the id is the id of
                         * @enum {string}
                         */
                        kind: "order" | "hold" | "event" | "command" | "message" | "request";
                        /** @description The ledger up to here was looked through */
                        position: string;
                        /** @description There is more than `limit` */
                        truncated: boolean;
                        /** @description One tree for each request, in the order of time */
                        requests: components["schemas"]["CauseNode"][];
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `cause_not_found`: The ledger knows nothing of this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "cause_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `causes_behind`: The index of events is still being made.
             *
             *     `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "causes_behind" | "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getProjections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The position of the newest event of the ledger */
                        head: string;
                        projections: {
                            name: string;
                            live_generation: number | null;
                            /** @description Of the live generation */
                            version: number | null;
                            generations: {
                                /** @description Its tables are `read_model.{name}_g{generation}` */
                                generation: number;
                                /** @description Of the code that writes its rows */
                                version: number;
                                /**
                                 * @description What queries read is live; it is filled beside that, was live before, or failed
                                 * @enum {string}
                                 */
                                status: "building" | "live" | "retired" | "failed";
                                /** @description Everything of the ledger up to here has been read */
                                position: string;
                                /** @description Events that are still to be read; 10000 stands for as many or more */
                                events_behind: number;
                                /** @description The age of the first of them */
                                lag_seconds: number;
                                /** @description Since it was looked at before; null the first time */
                                events_per_second: number | null;
                                /**
                                 * Format: date-time
                                 * @description When the position moved last
                                 */
                                updated_at: string;
                                last_error: string | null;
                            }[];
                        }[];
                        /** @description Of the process manager: what drives orders, and what tells other services */
                        subscriptions: {
                            /** @enum {string} */
                            name: "fulfilment" | "integration-events";
                            /** @description Everything of the ledger up to here has been read */
                            position: string;
                            /** @description Events that are still to be read; 10000 stands for as many or more */
                            events_behind: number;
                            /** @description The age of the first of them */
                            lag_seconds: number;
                            /** @description Since it was looked at before; null the first time */
                            events_per_second: number | null;
                            /**
                             * Format: date-time
                             * @description When the position moved last
                             */
                            updated_at: string;
                        }[];
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getReservation: {
        parameters: {
            query?: {
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            reservation_id: string;
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            /** @enum {string} */
                            status: "active" | "confirmed" | "released" | "expired";
                            reason: string | null;
                            shipped: number;
                            returned: number;
                            /** Format: date-time */
                            reserved_at: string;
                            /** Format: date-time */
                            expires_at: string;
                            ended_at: string | null;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        meta: {
                            total: number;
                            active: number;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `reservation_not_found`: Nothing was ever reserved under this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "reservation_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                status?: "listed" | "discontinued";
                after?: string | number;
                limit?: string;
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            product_id: string;
                            name: string;
                            price: string;
                            currency: string;
                            /** @enum {string} */
                            status: "listed" | "discontinued";
                            links: {
                                self: string;
                            };
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        meta: {
                            limit: number;
                            next_after: string | null;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: {
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path: {
                id: string | number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        product_id: string;
                        name: string;
                        price: string;
                        currency: string;
                        /** @enum {string} */
                        status: "listed" | "discontinued";
                        links: {
                            self: string;
                        };
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        updated_at: string;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `product_not_found`: There is no such product. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "product_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getOrderAnalytics: {
        parameters: {
            query: {
                from: string;
                to: string;
                min_position?: string;
            };
            header?: {
                "ledger-position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: date */
                            day: string;
                            orders: number;
                            by_status: {
                                [key: string]: number;
                            };
                            values: {
                                currency: string;
                                created: string;
                                average: string;
                            }[];
                            cancellation_rate: number | null;
                            reservations: number;
                            reservation_expiry_rate: number | null;
                        }[];
                        meta: {
                            totals: {
                                orders: number;
                                by_status: {
                                    [key: string]: number;
                                };
                                values: {
                                    currency: string;
                                    created: string;
                                    average: string;
                                }[];
                                cancellation_rate: number | null;
                                reservations: number;
                                reservation_expiry_rate: number | null;
                            };
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `read_model_behind`: The answer would be older than what was asked for.
             *
             *     `read_model_not_ready`: The read model has not been made yet.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "read_model_behind" | "read_model_not_ready" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    startAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        audit_id: string;
                        /** @enum {string} */
                        status: "running" | "completed" | "failed";
                        started_by: string;
                        /** Format: date-time */
                        started_at: string;
                        ended_at: string | null;
                        progress: {
                            /** @enum {string} */
                            phase: "rows" | "events" | "checks";
                            done: number;
                            fraction: number | null;
                        } | null;
                        report: {
                            store_id: string;
                            /** @description A position in the ledger */
                            position: string;
                            /** @description A position in the ledger */
                            last_event_position: string;
                            last_event_at: string | null;
                            events: number;
                            events_by_category: {
                                [key: string]: number;
                            };
                            streams: number;
                            root: string;
                            orders: number;
                            orders_in_flight: number;
                            open_reservations: number;
                            projections: {
                                /** @enum {string} */
                                name: "order_listing" | "order_details" | "stock" | "reservation" | "product";
                                version: number;
                                /** @description A position in the ledger */
                                position: string;
                                rows: number;
                                behind: number;
                                compared: boolean;
                            }[];
                            certified_up_to: string | null;
                            finding_count: number;
                            findings_by_code: {
                                [key: string]: number;
                            };
                            findings: {
                                /** @enum {string} */
                                code: "position_not_rising" | "revision_gap" | "revision_repeated" | "chain_broken" | "event_id_mismatch" | "unreadable_event" | "event_in_wrong_stream" | "oversold" | "stock_negative" | "stock_not_conserved" | "reservation_ended_twice" | "reservation_unknown" | "reservation_reused" | "movement_repeated" | "order_illegal_event" | "order_totals_wrong" | "order_pieces_wrong" | "payment_wrong" | "refund_wrong" | "money_not_kept" | "reserved_without_stock" | "confirmed_without_stock" | "reservation_left_open" | "sold_unlike_order" | "shipped_unlike_order" | "hold_without_stock" | "product_illegal_event" | "order_numbers_overlap" | "more_than_one_decision" | "row_differs" | "row_missing" | "row_unexpected" | "table_missing" | "checkpoint_beyond_head" | "checkpoint_of_another_store" | "projection_of_another_version" | "certified_store_differs" | "certified_ledger_cut" | "certified_stream_missing" | "certified_stream_cut" | "certified_stream_changed" | "certified_stream_unexpected" | "certified_root_differs";
                                message: string;
                                stream: string | null;
                                event: {
                                    stream: string;
                                    revision: string;
                                    /** @description A position in the ledger */
                                    position: string;
                                    type: string;
                                } | null;
                                row: {
                                    projection: string;
                                    table: string;
                                    key: string[];
                                    column: string | null;
                                } | null;
                                expected: unknown;
                                found: unknown;
                                explained_by: {
                                    stream: string;
                                    revision: string;
                                    /** @description A position in the ledger */
                                    position: string;
                                    type: string;
                                } | null;
                            }[];
                        } | null;
                        links: {
                            self: string;
                            progress: string;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getAudit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        audit_id: string;
                        /** @enum {string} */
                        status: "running" | "completed" | "failed";
                        started_by: string;
                        /** Format: date-time */
                        started_at: string;
                        ended_at: string | null;
                        progress: {
                            /** @enum {string} */
                            phase: "rows" | "events" | "checks";
                            done: number;
                            fraction: number | null;
                        } | null;
                        report: {
                            store_id: string;
                            /** @description A position in the ledger */
                            position: string;
                            /** @description A position in the ledger */
                            last_event_position: string;
                            last_event_at: string | null;
                            events: number;
                            events_by_category: {
                                [key: string]: number;
                            };
                            streams: number;
                            root: string;
                            orders: number;
                            orders_in_flight: number;
                            open_reservations: number;
                            projections: {
                                /** @enum {string} */
                                name: "order_listing" | "order_details" | "stock" | "reservation" | "product";
                                version: number;
                                /** @description A position in the ledger */
                                position: string;
                                rows: number;
                                behind: number;
                                compared: boolean;
                            }[];
                            certified_up_to: string | null;
                            finding_count: number;
                            findings_by_code: {
                                [key: string]: number;
                            };
                            findings: {
                                /** @enum {string} */
                                code: "position_not_rising" | "revision_gap" | "revision_repeated" | "chain_broken" | "event_id_mismatch" | "unreadable_event" | "event_in_wrong_stream" | "oversold" | "stock_negative" | "stock_not_conserved" | "reservation_ended_twice" | "reservation_unknown" | "reservation_reused" | "movement_repeated" | "order_illegal_event" | "order_totals_wrong" | "order_pieces_wrong" | "payment_wrong" | "refund_wrong" | "money_not_kept" | "reserved_without_stock" | "confirmed_without_stock" | "reservation_left_open" | "sold_unlike_order" | "shipped_unlike_order" | "hold_without_stock" | "product_illegal_event" | "order_numbers_overlap" | "more_than_one_decision" | "row_differs" | "row_missing" | "row_unexpected" | "table_missing" | "checkpoint_beyond_head" | "checkpoint_of_another_store" | "projection_of_another_version" | "certified_store_differs" | "certified_ledger_cut" | "certified_stream_missing" | "certified_stream_cut" | "certified_stream_changed" | "certified_stream_unexpected" | "certified_root_differs";
                                message: string;
                                stream: string | null;
                                event: {
                                    stream: string;
                                    revision: string;
                                    /** @description A position in the ledger */
                                    position: string;
                                    type: string;
                                } | null;
                                row: {
                                    projection: string;
                                    table: string;
                                    key: string[];
                                    column: string | null;
                                } | null;
                                expected: unknown;
                                found: unknown;
                                explained_by: {
                                    stream: string;
                                    revision: string;
                                    /** @description A position in the ledger */
                                    position: string;
                                    type: string;
                                } | null;
                            }[];
                        } | null;
                        links: {
                            self: string;
                            progress: string;
                        };
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `audit_not_found`: This instance has run no such audit. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "audit_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    followAudit: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `audit_not_found`: This instance has run no such audit. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "audit_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `rate_limited`: Too many requests.
             *
             *     `too_many_streams`: The caller follows too many orders at once.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited" | "too_many_streams";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
}
